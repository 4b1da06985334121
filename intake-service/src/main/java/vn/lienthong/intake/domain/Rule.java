package vn.lienthong.intake.domain;

import java.util.Locale;
import vn.lienthong.contracts.value.Flag;

/** Why intake refuses; each has a problem type {@code https://lienthong.vn/problems/<code>} and a text for people. */
public enum Rule {
    UNKNOWN_DOSSIER(422),
    UNKNOWN_UNIT(422),
    UNKNOWN_PROCEDURE(422),
    NO_OPTIONAL_PART(422),
    NESTED_PARENT(422),
    OTHER_ROOT(422),
    UNKNOWN_FEEDBACK(422),
    UNKNOWN_FACT(422),
    NOT_CORRECTABLE(422),
    PART_CALLED_ANEW(422),
    CONTRADICTS_ANOTHER_FACT(422),
    MALFORMED_CORRECTION(400),
    IN_THE_FUTURE(422),
    BEFORE_RECEPTION(422),
    AFTER_CLOSE(422),
    TRANSFER_TO_ITSELF(422),
    CODE_USED(422),
    ALREADY_WITHDRAWN(422),
    NO_CALENDAR(422),
    FOREIGN_UNIT(403),
    FOREIGN_DOSSIER(403),
    FOREIGN_SOURCE(403),
    OUTSIDE_DESK_HOURS(422),
    DUE_DIFFERS(422),
    SECOND_SUPPLEMENT(422),
    NOT_CLOSED(422),
    CLOSE_CONFLICT(422);

    private final int status;

    Rule(int status) {
        this.status = status;
    }

    /** The HTTP status of the refusal. */
    public int status() {
        return status;
    }

    /** The last part of the problem type's URI. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What an interactive command is told that would be recorded with this flag. */
    static Rule of(Flag flag) {
        return valueOf(flag.name());
    }
}

package vn.lienthong.routing.domain;

import java.util.Locale;
import vn.lienthong.contracts.value.Flag;

/** Why something is refused; the {@link #code} is the last part of the problem type's URI. */
public enum Rule {
    UNKNOWN_DOSSIER("no reception of this dossier is known"),
    WRONG_UNIT("the dossier never came to this unit, nor is it to"),
    UNKNOWN_UNIT("no unit bore this code at that time"),
    TRANSFER_TO_ITSELF("a unit cannot hand a dossier to itself"),
    SECOND_RESOLUTION("the dossier is resolved already; correct the first resolution instead"),
    BEFORE_RECEPTION("the business time lies before the reception"),
    AFTER_CLOSE("the business time lies after the dossier was closed"),
    IN_THE_FUTURE("the business time lies more than 5 minutes in the future"),
    MISSING_DATA("a required field is missing"),
    UNREADABLE_DATA("the data does not fit the type"),
    UNKNOWN_FACT("there is no such fact of this dossier to correct"),
    SKIPPED("the record could not be applied and was let go by an operator"),
    OFF_ROUTE("the planned route does not lead there now"),
    NOT_TRANSFERRED("no one reported the dossier sent to this unit"),
    OPEN_LEGS("steps that stand before this resolution are not completed"),
    WRONG_RESOLVING_UNIT("another unit was fixed at reception to resolve the dossier"),
    NO_DELEGATION("the signer neither leads the unit nor signs by a delegation that holds"),
    NOT_UNASSIGNED("nothing of the dossier waits to be assigned"),
    SEVERAL_UNASSIGNED("what several units had in the dossier waits to be assigned; name one"),
    NO_SUCCESSOR("the unit is none of those that took the area over"),
    CLOSE_CONFLICT("another close of the dossier is known");

    private final String detail;

    Rule(String detail) {
        this.detail = detail;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, in English; people's programs translate by {@link #code}. */
    public String detail() {
        return detail;
    }

    /** The rule that an interactive command breaks where a reported fact only gets the flag. */
    static Rule brokenBy(Flag flag) {
        return valueOf(flag.name());
    }
}

package vn.lienthong.deadline.domain;

import java.util.Locale;

/** Why something is refused; the {@link #code} is the last part of the problem type's URI. */
public enum Rule {
    UNKNOWN_DOSSIER("no reception of this dossier is known"),
    BEFORE_RECEPTION("the business time lies before the reception"),
    AFTER_CLOSE("the business time lies after the dossier was closed"),
    IN_THE_FUTURE("the business time lies more than 5 minutes in the future"),
    UNREADABLE_DATA("the data does not fit the type"),
    UNKNOWN_FACT("there is no such fact of this dossier to correct"),
    LATE_EXTENSION("an extension is due at the latest one day before the due date"),
    SECOND_EXTENSION("a dossier is re-appointed at most once"),
    NOT_LATER("the new date is not later than the one in force"),
    NEW_DUE_PASSED("the new time has passed");

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
}

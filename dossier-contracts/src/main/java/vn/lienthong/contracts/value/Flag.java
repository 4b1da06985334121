package vn.lienthong.contracts.value;

/** What breaks a rule but happened, and therefore is recorded (contract, section 2). */
public enum Flag {
    CLOCK_SKEW,
    DUE_DIFFERS,
    OFF_ROUTE,
    NOT_TRANSFERRED,
    OPEN_LEGS,
    WRONG_RESOLVING_UNIT,
    NOT_CLOSED,
    SECOND_SUPPLEMENT,
    LATE_EXTENSION,
    SECOND_EXTENSION,
    NO_DELEGATION,
    OUTSIDE_DESK_HOURS,
    CLOSE_CONFLICT,
    OVERRIDDEN
}

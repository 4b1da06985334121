package vn.lienthong.contracts.value;

/** Why a due date was set or moved. */
public enum DueReason {
    INITIAL,
    SUPPLEMENT_RESTART,
    SUPPLEMENT_PAUSE,
    PAYMENT_PAUSE,
    EXTENSION_APOLOGY,
    SYSTEM_INCIDENT,
    CALENDAR_CHANGE,
    LIMIT_CHANGE,
    CORRECTION
}

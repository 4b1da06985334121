package vn.lienthong.contracts.value;

/** Whether a due date is a whole Vietnamese day (overdue begins the next second) or an instant. */
public enum DuePrecision {
    DAY,
    INSTANT
}

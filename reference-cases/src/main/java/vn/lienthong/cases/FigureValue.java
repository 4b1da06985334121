package vn.lienthong.cases;

/** What a figure says of the rows it covers; the rates in percent with two decimals. */
public enum FigureValue {
    RECEIVED,
    CARRIED_IN,
    RESOLVED,
    EARLY,
    IN_TIME,
    LATE,
    OPEN,
    OVERDUE,
    RESOLVED_RATE,
    IN_TIME_RATE
}

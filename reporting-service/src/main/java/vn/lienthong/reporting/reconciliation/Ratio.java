package vn.lienthong.reporting.reconciliation;

/** A rate that a published table may print: of which count it is a part in which other one. */
public enum Ratio {
    RESOLVED("resolvedRate", Count.RESOLVED, Count.RECEIVED),
    ON_TIME("onTimeRate", Count.ON_TIME, Count.RESOLVED);

    private final String column;
    private final Count part;
    private final Count whole;

    Ratio(String column, Count part, Count whole) {
        this.column = column;
        this.part = part;
        this.whole = whole;
    }

    public String column() {
        return column;
    }

    public Count part() {
        return part;
    }

    public Count whole() {
        return whole;
    }
}

package vn.lienthong.reporting.reconciliation;

/** A number of dossiers that a published table may print, each in the column of its name. */
public enum Count {
    RECEIVED("received"),
    RESOLVED("resolved"),
    /** Early or on the due day: what the press calls in time (đúng hạn và trước hạn). */
    ON_TIME("onTime"),
    LATE("late"),
    OPEN("open");

    private final String column;

    Count(String column) {
        this.column = column;
    }

    public String column() {
        return column;
    }
}

package vn.lienthong.reporting.report;

/** What the rows of a report are: units below the one asked for, or a property of the dossiers. */
public enum Breakdown {
    UNIT("unit"),
    FIELD("field"),
    PROCEDURE("procedure"),
    CHANNEL("channel::text"),
    OFFICER("officer");

    private final String expression;

    Breakdown(String expression) {
        this.expression = expression;
    }

    /** The value of a row's key in the tables of details and of ledger entries. */
    String expression() {
        return expression;
    }
}

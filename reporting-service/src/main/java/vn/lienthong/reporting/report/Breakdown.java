package vn.lienthong.reporting.report;

import java.util.Locale;

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

    /** As it is written in an address. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a row's key in the tables of details and of ledger entries. */
    String expression() {
        return expression;
    }
}

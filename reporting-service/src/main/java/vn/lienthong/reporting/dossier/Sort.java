package vn.lienthong.reporting.dossier;

import java.util.Arrays;

/** By what a list is ordered; dossiers without the time come last, equal times by code. */
public enum Sort {
    DUE_AT("dueAt", "due_at"),
    RECEIVED_AT("receivedAt", "received_at");

    private final String parameter;
    private final String column;

    Sort(String parameter, String column) {
        this.parameter = parameter;
        this.column = column;
    }

    public static Sort named(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order " + parameter));
    }

    String key() {
        return "coalesce(" + column + ", 'infinity')";
    }
}

package vn.lienthong.reporting.causes;

import java.util.Arrays;

/** The two figures of a row, named as in form 06a. */
public enum CauseCell {
    RESOLVED_LATE("resolved.late"),
    OPEN_OVERDUE("open.overdue");

    private final String name;

    CauseCell(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException if the report has no such cell */
    public static CauseCell named(String name) {
        return Arrays.stream(values())
                .filter(cell -> cell.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell " + name));
    }

    @Override
    public String toString() {
        return name;
    }
}

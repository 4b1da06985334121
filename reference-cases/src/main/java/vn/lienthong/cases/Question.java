package vn.lienthong.cases;

import java.time.LocalDate;

/**
 * A report 06a to ask for, over the days {@code from} to {@code to}, both in. Within them one unit bears the code.
 *
 * @param by what the rows are
 */
public record Question(String unit, LocalDate from, LocalDate to, By by) {
    /** By what the rows of a report are. */
    public enum By {
        UNIT,
        FIELD,
        PROCEDURE;

        String key(Expected row) {
            return switch (this) {
                case UNIT -> row.unit();
                case FIELD -> row.field();
                case PROCEDURE -> row.procedure();
            };
        }
    }

    @Override
    public String toString() {
        return unit + " from " + from + " to " + to;
    }
}

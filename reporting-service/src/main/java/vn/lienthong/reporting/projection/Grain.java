package vn.lienthong.reporting.projection;

import java.time.LocalDate;

/** The spans over which movements are summed. The order is stored. */
public enum Grain {
    YEAR,
    MONTH,
    DAY;

    /** The first day of the span that holds the day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case YEAR -> day.withDayOfYear(1);
            case MONTH -> day.withDayOfMonth(1);
            case DAY -> day;
        };
    }
}

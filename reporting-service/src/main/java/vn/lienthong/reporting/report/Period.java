package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.lienthong.catalogue.Unit;

/**
 * The days a report is about, both ends in.
 *
 * <p>A period by name is a statutory one (NĐ 09/2019, art. 12): it runs from the 15th of the month before its first to
 * the 14th of its last month. With {@code calendar:} before it, it is made of whole months.
 */
public record Period(LocalDate from, LocalDate to) {
    private static final String CALENDAR = "calendar:";
    private static final Pattern NAME = Pattern.compile("(\\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)))?");

    /**
     * The period with this name: {@code 2026-09}, {@code 2026-Q3}, {@code 2026-H1}, {@code 2026-9M}, {@code 2026}, or one
     * of these behind {@code calendar:}; empty if it is none.
     */
    public static Optional<Period> named(String text) {
        var calendar = text.startsWith(CALENDAR);
        var match = NAME.matcher(calendar ? text.substring(CALENDAR.length()) : text);
        if (!match.matches()) return Optional.empty();
        var year = YearMonth.of(Integer.parseInt(match.group(1)), 1);
        if (match.group(2) != null) return of(year, Integer.parseInt(match.group(2)), 1, calendar);
        if (match.group(3) != null) return of(year, 3 * Integer.parseInt(match.group(3)) - 2, 3, calendar);
        if (match.group(4) != null) return of(year, 6 * Integer.parseInt(match.group(4)) - 5, 6, calendar);
        return of(year, 1, match.group(5) != null ? 9 : 12, calendar);
    }

    private static Optional<Period> of(YearMonth january, int firstMonth, int months, boolean calendar) {
        var first = january.withMonth(firstMonth);
        var last = first.plusMonths(months - 1L);
        return Optional.of(
                calendar
                        ? new Period(first.atDay(1), last.atEndOfMonth())
                        : new Period(first.minusMonths(1).atDay(15), last.atDay(14)));
    }

    public PeriodKind kind() {
        return PeriodKind.of(this);
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether the unit was there on any of the days. */
    public boolean meets(Unit unit) {
        return !unit.validFrom().isAfter(to)
                && (unit.validTo() == null || unit.validTo().isAfter(from));
    }

    /** The days of the period on which the unit was there; for one that it {@link #meets}. */
    public Period within(Unit unit) {
        var first = unit.validFrom().isAfter(from) ? unit.validFrom() : from;
        var endsBefore = unit.validTo() != null && !unit.validTo().isAfter(to);
        return new Period(first, endsBefore ? unit.validTo().minusDays(1) : to);
    }

    public LocalDate dayBefore() {
        return from.minusDays(1);
    }
}

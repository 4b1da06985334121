package vn.lienthong.workingtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

/** Due dates from time limits (thời hạn giải quyết), counted by BLDS 2015 art. 144–148 on a calendar of working days. */
public final class DueDates {
    /** "Sau 15 giờ": 15:00:00 itself is not after. */
    static final LocalTime AFTERNOON = LocalTime.of(15, 0);

    static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private static final DueDate LAST = endOf(LocalDate.of(9999, 12, 31));

    /** What a fraction of a working day is counted in. */
    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(8);

    /** A century: more no limit can have. */
    private static final int LONGEST_IN_DAYS = 36_525;

    /** More decimals than a limit can need. */
    private static final int FINEST = 9;

    private DueDates() {}

    /** As {@link #compute(Instant, Limit, StartRule, WorkCalendar)}, from the reception itself. */
    public static DueComputation compute(Instant receivedAt, Limit limit, WorkCalendar calendar) {
        return compute(receivedAt, limit, StartRule.RECEPTION, calendar);
    }

    /**
     * When a period that starts at {@code receivedAt} ends.
     *
     * <ul>
     *   <li>WORKING_DAY: the first day is not counted, then working days only. Parts of a day, down to a quarter, are
     *       counted as desk hours, 8 h to the day, and end at an instant: 1.5 days are 12 desk hours.
     *   <li>DAY: all days are counted; a last day that is a day off gives way to the next working day.
     *   <li>MONTH: the corresponding day, or the last of a month that has none; then as DAY.
     *   <li>WORKING_HOUR: desk hours from the moment, or from the next opening.
     *   <li>HOUR, MINUTE: by the clock, day and night, from the fixed moment (BLDS 2015 art. 147(1)).
     *   <li>SAME_DAY: the working day itself, or the next one after 15:00 or on a day off.
     * </ul>
     *
     * Limits in days and months end at 23:59:59 of the due day.
     *
     * @throws UnknownYearException if the period leaves the years of the calendar
     * @throws IllegalArgumentException if the limit has a {@link #fault}
     */
    public static DueComputation compute(Instant receivedAt, Limit limit, StartRule rule, WorkCalendar calendar) {
        fault(limit).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        var count = new Count(calendar, receivedAt);
        switch (rule) {
            case RECEPTION -> {}
            case NEXT_WORKING_DAY_AFTER_15 -> count.startNextWorkingDayIfLate();
            case NEXT_WORKING_DAY_COUNTED_AFTER_15 -> count.countFromNextWorkingDayIfLate();
        }
        return switch (limit.unit()) {
            case WORKING_DAY ->
                isWhole(limit.value())
                        ? count.workingDays(limit.value().intValueExact())
                        : count.deskHours(limit.value().multiply(HOURS_A_DAY));
            case DAY -> count.days(limit.value().intValueExact());
            case MONTH -> count.months(limit.value().intValueExact());
            case WORKING_HOUR -> count.deskHours(limit.value());
            case HOUR -> count.hours(limit.value());
            case MINUTE -> count.minutes(limit.value());
            case SAME_DAY -> count.sameDay();
        };
    }

    /**
     * Why no procedure can have this limit; empty for one that can be counted. Compares before anything is reckoned: a
     * number like 1e999999999 has more digits than fit into memory.
     */
    public static Optional<String> fault(Limit limit) {
        var unit = limit.unit();
        var value = limit.value();
        if (unit == LimitUnit.SAME_DAY) return Optional.empty();
        if (value == null || value.signum() <= 0) return Optional.of("a limit is more than 0 " + unit);
        if (value.compareTo(BigDecimal.valueOf(longest(unit))) > 0 || value.scale() > FINEST)
            return Optional.of("no limit is as long or as fine as " + value + " " + unit);
        if (isKnownFraction(value, unit)) return Optional.empty();
        return Optional.of(
                unit == LimitUnit.WORKING_DAY
                        ? "a limit in WORKING_DAY counts quarters of a day: " + value
                        : "a limit in " + unit + " has no fraction: " + value);
    }

    /** Whether that is after 15:00 of a working day. */
    public static boolean isWorkingAfternoon(Instant moment, WorkCalendar calendar) {
        var local = moment.atZone(WorkCalendar.ZONE);
        return calendar.isWorkingDay(local.toLocalDate()) && local.toLocalTime().isAfter(AFTERNOON);
    }

    /** The due date "that day": 23:59:59 in Vietnam. */
    public static DueDate endOf(LocalDate day) {
        return new DueDate(WorkCalendar.at(day, END_OF_DAY), DuePrecision.DAY);
    }

    /** The first moment at which what is still open is overdue: the next second after a day, the next millisecond after an instant. */
    public static Instant overdueFrom(DueDate due) {
        return switch (due.precision()) {
            case DAY -> due.at().plusSeconds(1);
            case INSTANT -> due.at().plusMillis(1);
        };
    }

    /** From when a due date counts as near (sắp đến hạn): the start of the last working day before the due day. */
    public static Instant dueSoonFrom(DueDate due, WorkCalendar calendar) {
        return WorkCalendar.startOf(calendar.workingDayBefore(WorkCalendar.dayOf(due.at())));
    }

    /** What the slip says of a due date: the desk's closing hour of a day, or the instant itself. */
    public static Instant slipDueAt(DueDate due, WorkCalendar calendar) {
        return switch (due.precision()) {
            case DAY -> calendar.closing(WorkCalendar.dayOf(due.at()));
            case INSTANT -> due.at();
        };
    }

    /**
     * Where a due date goes when its clock stood still (tạm dừng): a day by the working days waited, the first not
     * counted; an instant by the desk time waited. It goes no further than the last year that is written with four
     * digits: there it stays.
     */
    public static DueDate paused(DueDate due, Instant from, Instant to, WorkCalendar calendar) {
        return written(moved(due, from, to, calendar));
    }

    /** The same for a date that this limit gave: what runs by the clock stood still by the clock, day and night. */
    public static DueDate paused(DueDate due, Limit limit, Instant from, Instant to, WorkCalendar calendar) {
        return runsByTheClock(limit) && due.precision() == DuePrecision.INSTANT
                ? written(new DueDate(due.at().plus(Duration.between(from, to)), due.precision()))
                : paused(due, from, to, calendar);
    }

    private static boolean runsByTheClock(Limit limit) {
        return limit != null && (limit.unit() == LimitUnit.HOUR || limit.unit() == LimitUnit.MINUTE);
    }

    private static DueDate written(DueDate due) {
        return due.at().isAfter(LAST.at()) ? new DueDate(LAST.at(), due.precision()) : due;
    }

    private static DueDate moved(DueDate due, Instant from, Instant to, WorkCalendar calendar) {
        return switch (due.precision()) {
            case DAY -> {
                var waited = workingDaysAfter(WorkCalendar.dayOf(from), WorkCalendar.dayOf(to), calendar);
                yield new Count(calendar, due.at()).workingDays(waited).due();
            }
            case INSTANT -> {
                var waited = deskTime(from, to, calendar);
                yield waited.isZero() ? due : new Count(calendar, due.at()).deskTime(waited);
            }
        };
    }

    private static int workingDaysAfter(LocalDate first, LocalDate last, WorkCalendar calendar) {
        return (int) first.datesUntil(last.plusDays(1))
                .skip(1)
                .filter(calendar::isWorkingDay)
                .count();
    }

    /** How much of the time between two moments the desk was open (thời gian làm việc). */
    public static Duration deskTime(Instant from, Instant to, WorkCalendar calendar) {
        return WorkCalendar.dayOf(from)
                .datesUntil(WorkCalendar.dayOf(to).plusDays(1))
                .filter(calendar::isWorkingDay)
                .flatMap(day -> calendar.hours().spans().stream().map(span -> overlap(day, span, from, to)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration overlap(LocalDate day, Span span, Instant from, Instant to) {
        var opens = WorkCalendar.at(day, span.from());
        var closes = WorkCalendar.at(day, span.to());
        var begin = opens.isBefore(from) ? from : opens;
        var end = closes.isAfter(to) ? to : closes;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private static int longest(LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY, DAY, SAME_DAY -> LONGEST_IN_DAYS;
            case MONTH -> LONGEST_IN_DAYS * 12 / 365;
            case WORKING_HOUR -> LONGEST_IN_DAYS * 8;
            case HOUR -> LONGEST_IN_DAYS * 24;
            case MINUTE -> LONGEST_IN_DAYS * 24 * 60;
        };
    }

    private static boolean isKnownFraction(BigDecimal value, LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> isWhole(value.multiply(BigDecimal.valueOf(4)));
            case DAY, MONTH -> isWhole(value);
            case WORKING_HOUR, HOUR, MINUTE, SAME_DAY -> true;
        };
    }

    private static boolean isWhole(BigDecimal value) {
        return value.setScale(0, RoundingMode.DOWN).compareTo(value) == 0;
    }
}

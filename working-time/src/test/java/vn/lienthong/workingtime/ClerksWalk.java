package vn.lienthong.workingtime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Limit;

/**
 * A due date as a clerk finds it: one day after the other, one minute after the other, asking only the weekday, the sets
 * of days and the hours at the door. Written apart from the library on purpose.
 */
public final class ClerksWalk {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private ClerksWalk() {}

    /** Of a whole limit. */
    public static DueDate due(WorkCalendar calendar, Instant received, Limit limit) {
        var value = limit.value().intValueExact();
        return switch (limit.unit()) {
            case HOUR -> new DueDate(received.plus(Duration.ofHours(value)), DuePrecision.INSTANT);
            case MINUTE -> new DueDate(received.plus(Duration.ofMinutes(value)), DuePrecision.INSTANT);
            case WORKING_HOUR -> new DueDate(walkMinutes(calendar, received, value * 60), DuePrecision.INSTANT);
            case DAY, MONTH, WORKING_DAY, SAME_DAY ->
                new DueDate(
                        walkDays(calendar, received, limit)
                                .plusDays(1)
                                .atStartOfDay()
                                .minusSeconds(1)
                                .toInstant(VIETNAM),
                        DuePrecision.DAY);
        };
    }

    private static LocalDate walkDays(WorkCalendar calendar, Instant received, Limit limit) {
        var local = received.atOffset(VIETNAM);
        var day = local.toLocalDate();
        var value = limit.value().intValueExact();
        switch (limit.unit()) {
            case DAY -> day = day.plusDays(value);
            case MONTH -> day = clamped(day, value);
            case WORKING_DAY -> {
                for (var left = value; left > 0; ) {
                    day = day.plusDays(1);
                    if (isWorked(calendar, day)) left--;
                }
            }
            case SAME_DAY -> {
                if (local.toLocalTime().isAfter(LocalTime.of(15, 0))) day = day.plusDays(1);
            }
            case HOUR, MINUTE, WORKING_HOUR -> throw new AssertionError("no days to walk");
        }
        while (!isWorked(calendar, day)) day = day.plusDays(1);
        return day;
    }

    private static LocalDate clamped(LocalDate day, int months) {
        var first = day.withDayOfMonth(1).plusMonths(months);
        return first.withDayOfMonth(Math.min(day.getDayOfMonth(), first.lengthOfMonth()));
    }

    private static Instant walkMinutes(WorkCalendar calendar, Instant received, int minutes) {
        var moment = received.atOffset(VIETNAM).toLocalDateTime();
        for (var left = minutes; left > 0; moment = moment.plusMinutes(1)) {
            var time = moment.toLocalTime();
            var morning = isIn(calendar.hours().morning(), time);
            var afternoon = isIn(calendar.hours().afternoon(), time);
            if (isWorked(calendar, moment.toLocalDate()) && (morning || afternoon)) left--;
        }
        return moment.toInstant(VIETNAM);
    }

    private static boolean isIn(Span span, LocalTime time) {
        return !time.isBefore(span.from()) && time.isBefore(span.to());
    }

    static boolean isWorked(WorkCalendar calendar, LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend
                ? calendar.workedSaturdays().contains(day)
                : !calendar.daysOff().contains(day);
    }
}

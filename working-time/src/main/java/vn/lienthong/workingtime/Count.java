package vn.lienthong.workingtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;

/** One counting of a period: walks from the start to the due day and writes down what each day did. */
final class Count {
    private static final BigDecimal MILLIS_A_MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal MILLIS_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private final WorkCalendar calendar;
    private final List<TraceLine> trace = new ArrayList<>();
    private Instant start;
    private LocalDate day;
    private boolean countsFirstDay;

    Count(WorkCalendar calendar, Instant start) {
        this.calendar = calendar;
        this.start = start;
        this.day = WorkCalendar.dayOf(start);
    }

    void startNextWorkingDayIfLate() {
        if (!isAfternoon()) return;
        line(TraceStep.AFTER_15, BigDecimal.ZERO);
        passDaysOff(BigDecimal.ZERO);
        start = calendar.opening(day);
    }

    void countFromNextWorkingDayIfLate() {
        countsFirstDay = isAfternoon();
        startNextWorkingDayIfLate();
    }

    /** The day of the start is not counted, or the one before it takes its place. */
    private void leaveFirstDay() {
        if (countsFirstDay) day = day.minusDays(1);
        else line(TraceStep.START, BigDecimal.ZERO);
    }

    DueComputation workingDays(int limit) {
        leaveFirstDay();
        for (int counted = 1; counted <= limit; counted++) {
            passDaysOff(BigDecimal.valueOf(counted - 1L));
            line(TraceStep.COUNTED, BigDecimal.valueOf(counted));
        }
        return dueAtEndOf(day, BigDecimal.valueOf(limit));
    }

    DueComputation days(int limit) {
        leaveFirstDay();
        for (int counted = 1; counted <= limit; counted++) {
            day = calendar.known(day.plusDays(1));
            line(TraceStep.COUNTED, BigDecimal.valueOf(counted));
        }
        return rolled(BigDecimal.valueOf(limit));
    }

    DueComputation months(int limit) {
        leaveFirstDay();
        var corresponding = day.getDayOfMonth();
        day = day.plusMonths(limit);
        line(
                day.getDayOfMonth() == corresponding ? TraceStep.COUNTED : TraceStep.LAST_OF_MONTH,
                BigDecimal.valueOf(limit));
        return rolled(BigDecimal.valueOf(limit));
    }

    DueComputation hours(BigDecimal limit) {
        return byTheClock(limit, MILLIS_AN_HOUR);
    }

    DueComputation minutes(BigDecimal limit) {
        return byTheClock(limit, MILLIS_A_MINUTE);
    }

    private DueComputation byTheClock(BigDecimal limit, BigDecimal millis) {
        line(TraceStep.START_MOMENT, BigDecimal.ZERO);
        return dueAtInstant(start.plus(duration(limit, millis)), limit);
    }

    DueComputation deskHours(BigDecimal limit) {
        line(TraceStep.START_MOMENT, BigDecimal.ZERO);
        var earliest = start.atZone(WorkCalendar.ZONE).toLocalTime();
        if (!calendar.isWorkingDay(day)) earliest = toNextOpening();
        var remaining = duration(limit, MILLIS_AN_HOUR);
        while (true) {
            for (var span : calendar.hours().spans()) {
                var from = span.from().isBefore(earliest) ? earliest : span.from();
                var open = from.isBefore(span.to()) ? Duration.between(from, span.to()) : Duration.ZERO;
                if (remaining.compareTo(open) <= 0)
                    return dueAtInstant(WorkCalendar.at(day, from.plus(remaining)), limit);
                remaining = remaining.minus(open);
            }
            line(TraceStep.COUNTED, limit.subtract(inHours(remaining)));
            earliest = toNextOpening();
        }
    }

    DueDate deskTime(Duration time) {
        return deskHours(inHours(time)).due();
    }

    DueComputation sameDay() {
        if (calendar.isWorkingDay(day) && !isAfternoon()) return dueAtEndOf(day, BigDecimal.ONE);
        line(isAfternoon() ? TraceStep.AFTER_15 : dayOff(), BigDecimal.ZERO);
        passDaysOff(BigDecimal.ZERO);
        return dueAtEndOf(day, BigDecimal.ONE);
    }

    /** Moves to the next working day, noting what it passes. */
    private void passDaysOff(BigDecimal counted) {
        day = day.plusDays(1);
        while (!calendar.isWorkingDay(day)) {
            line(dayOff(), counted);
            day = day.plusDays(1);
        }
    }

    private LocalTime toNextOpening() {
        passDaysOff(trace.getLast().counted());
        return LocalTime.MIN;
    }

    private DueComputation rolled(BigDecimal limit) {
        while (!calendar.isWorkingDay(day)) {
            line(TraceStep.ROLLED, limit);
            day = day.plusDays(1);
        }
        return dueAtEndOf(day, limit);
    }

    private DueComputation dueAtEndOf(LocalDate dueDay, BigDecimal limit) {
        return due(DueDates.endOf(dueDay), limit);
    }

    private DueComputation dueAtInstant(Instant at, BigDecimal limit) {
        return due(new DueDate(at, DuePrecision.INSTANT), limit);
    }

    private DueComputation due(DueDate due, BigDecimal limit) {
        day = calendar.known(WorkCalendar.dayOf(due.at()));
        line(TraceStep.DUE, limit);
        return new DueComputation(due, DueDates.slipDueAt(due, calendar), List.copyOf(trace), calendar.versionOn(day));
    }

    private boolean isAfternoon() {
        return start.atZone(WorkCalendar.ZONE).toLocalTime().isAfter(DueDates.AFTERNOON);
    }

    private TraceStep dayOff() {
        return WorkCalendar.isWeekend(day) ? TraceStep.WEEKEND : TraceStep.DAY_OFF;
    }

    private void line(TraceStep step, BigDecimal counted) {
        trace.add(new TraceLine(day, step, counted));
    }

    /** @param millis to one of what is counted */
    private static Duration duration(BigDecimal count, BigDecimal millis) {
        return Duration.ofMillis(
                count.multiply(millis).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static BigDecimal inHours(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis())
                .divide(MILLIS_AN_HOUR, MathContext.DECIMAL64)
                .stripTrailingZeros();
    }
}

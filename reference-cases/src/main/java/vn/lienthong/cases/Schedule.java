package vn.lienthong.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The days on which a dossier of a procedure can be received, fall due and be closed to take a course.
 * All are working days. Early is by one or two calendar days.
 */
final class Schedule {
    /** Further back than any limit of the cases reaches. */
    private static final int LOOK_BACK_DAYS = 75;

    private static final int MOST_DAYS_LATE = 5;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTER_THREE = LocalTime.of(15, 30);

    private final Procedure procedure;
    private final WorkCalendar calendar;
    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate end;
    private final Map<Course, List<Days>> carriedIn = new EnumMap<>(Course.class);
    private final Map<Course, List<Days>> received = new EnumMap<>(Course.class);

    /**
     * @param from first day of the stretch in which it is received
     * @param to last day of it
     * @param end of the case: what is not closed by then stays open
     */
    Schedule(Procedure procedure, WorkCalendar calendar, LocalDate from, LocalDate to, LocalDate end) {
        this.procedure = procedure;
        this.calendar = calendar;
        this.from = from;
        this.to = to;
        this.end = end;
        for (var course : Course.values()) {
            carriedIn.put(course, days(course, day -> day.isBefore(from)));
            received.put(course, days(course, day -> !day.isBefore(from)));
        }
    }

    /** All that fit; empty when the procedure cannot take that course. */
    List<Days> of(Course course, boolean isCarriedIn) {
        return (isCarriedIn ? carriedIn : received).get(course);
    }

    private boolean sameDay() {
        return procedure.limit().unit() == LimitUnit.SAME_DAY;
    }

    private List<Days> days(Course course, Predicate<LocalDate> reception) {
        if (sameDay() && course != Course.ON_TIME) return List.of();
        return from.minusDays(LOOK_BACK_DAYS)
                .datesUntil(to.plusDays(1))
                .filter(reception)
                .filter(calendar::isWorkingDay)
                .flatMap(this::receptions)
                .flatMap(open -> closed(course, open))
                .toList();
    }

    /** Of five receptions of a same-day procedure one comes after 15:00. */
    private Stream<Days> receptions(LocalDate day) {
        var inTime = open(day, MORNING, false);
        return sameDay() ? Stream.of(inTime, inTime, inTime, inTime, open(day, AFTER_THREE, true)) : Stream.of(inTime);
    }

    private Days open(LocalDate day, LocalTime time, boolean afterThree) {
        return new Days(
                day,
                afterThree,
                dueDay(day.atTime(time).atZone(WorkCalendar.ZONE).toInstant()),
                null);
    }

    private LocalDate dueDay(Instant receivedAt) {
        var due = DueDates.compute(receivedAt, procedure.limit(), procedure.start(), calendar);
        return WorkCalendar.dayOf(due.due().at());
    }

    private Stream<Days> closed(Course course, Days open) {
        var due = open.due();
        return switch (course) {
            case EARLY -> Stream.of(due.minusDays(1), due.minusDays(2)).flatMap(day -> closed(open, day));
            case ON_TIME -> closed(open, due);
            case LATE ->
                Stream.iterate(calendar.workingDayAfter(due), calendar::workingDayAfter)
                        .limit(MOST_DAYS_LATE)
                        .flatMap(day -> closed(open, day));
            case OPEN_IN_TIME -> due.isBefore(end) ? Stream.empty() : Stream.of(open);
            case OVERDUE -> due.isBefore(end) && due.isAfter(end.minusMonths(1)) ? Stream.of(open) : Stream.empty();
        };
    }

    private Stream<Days> closed(Days open, LocalDate day) {
        var fits = calendar.isWorkingDay(day)
                && !day.isBefore(from)
                && !day.isAfter(end)
                && !day.isBefore(open.received());
        return fits ? Stream.of(new Days(open.received(), open.afterThree(), open.due(), day)) : Stream.empty();
    }
}

package vn.lienthong.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** Fills the days of a dossier with people and desk hours. */
final class DossierMaker {
    private static final LocalTime THREE = LocalTime.of(15, 0);
    private static final LocalTime NOON = LocalTime.of(11, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(13, 30);
    private static final int MINUTES_OF_WORK = 5;
    private static final int MINUTES_TO_HAND_OUT = 3;
    private static final int LAST_RECEPTION = 30;
    private static final int LAST_RESOLUTION = 25;
    private static final int LAST_RETURN = 5;

    private final Catalogue catalogue;
    private final LocalDate to;
    private final Random random;
    private final People people;

    DossierMaker(Catalogue catalogue, LocalDate to, Random random) {
        this.catalogue = catalogue;
        this.to = to;
        this.random = random;
        this.people = new People(random);
    }

    Dossier make(String unit, Procedure procedure, Channel channel, Days days) {
        var calendar = catalogue.calendar(unit, days.received());
        var desk = new DeskTimes(calendar.hours(), random);
        var receivedAt = receivedAt(desk, procedure, days);
        agreesWithTheSuite(days, receivedAt, procedure, calendar);
        var handover = handover(unit, procedure, days, calendar, desk);
        var resolvedAt = days.closed() == null ? null : resolvedAt(desk, days, receivedAt);
        return new Dossier(
                unit,
                catalogue.resolvingUnit(procedure, unit, days.received()),
                procedure,
                channel,
                people.next(),
                receivedAt,
                days.due(),
                handover,
                resolvedAt,
                resolvedAt == null ? null : returnedAt(desk, procedure, calendar, resolvedAt));
    }

    private static LocalDateTime receivedAt(DeskTimes desk, Procedure procedure, Days days) {
        if (days.afterThree())
            return days.received().atTime(desk.between(THREE.plusMinutes(1), desk.beforeClosing(LAST_RECEPTION)));
        var latest = procedure.limit().unit() == LimitUnit.SAME_DAY ? THREE : desk.beforeClosing(LAST_RECEPTION);
        return days.received().atTime(desk.between(desk.opening(), latest));
    }

    private static LocalDateTime resolvedAt(DeskTimes desk, Days days, LocalDateTime receivedAt) {
        var earliest = days.closed().equals(days.received())
                ? receivedAt.toLocalTime().plusMinutes(MINUTES_OF_WORK)
                : desk.opening();
        return days.closed().atTime(desk.between(earliest, desk.beforeClosing(LAST_RESOLUTION)));
    }

    /** On the day of the decision, or, where the citizen comes for it, now and then on the next working day. */
    private LocalDateTime returnedAt(
            DeskTimes desk, Procedure procedure, WorkCalendar calendar, LocalDateTime resolvedAt) {
        var next = calendar.workingDayAfter(resolvedAt.toLocalDate());
        if (procedure.limit().unit() != LimitUnit.SAME_DAY && !next.isAfter(to) && random.nextInt(3) == 0)
            return next.atTime(desk.between(desk.opening(), desk.beforeClosing(LAST_RETURN)));
        var earliest = resolvedAt.toLocalTime().plusMinutes(MINUTES_TO_HAND_OUT);
        return resolvedAt.toLocalDate().atTime(desk.between(earliest, desk.beforeClosing(LAST_RETURN)));
    }

    /** Each leg keeps its own limit: sent in the morning of the last day of the first one, taken up in the afternoon. */
    private Dossier.Handover handover(
            String unit, Procedure procedure, Days days, WorkCalendar calendar, DeskTimes desk) {
        var route = catalogue.route(procedure, unit, days.received());
        if (route.isEmpty()) return null;
        var morning =
                days.received().atTime(desk.opening()).atZone(WorkCalendar.ZONE).toInstant();
        var due = DueDates.compute(morning, route.getFirst().limit(), calendar).due();
        var day = WorkCalendar.dayOf(due.at());
        if (day.isAfter(to)) return null;
        return new Dossier.Handover(
                day.atTime(desk.between(desk.opening(), NOON)),
                day.atTime(desk.between(AFTERNOON, desk.beforeClosing(LAST_RESOLUTION))),
                route.getLast().id());
    }

    private static void agreesWithTheSuite(
            Days days, LocalDateTime receivedAt, Procedure procedure, WorkCalendar calendar) {
        var moment = receivedAt.atZone(WorkCalendar.ZONE).toInstant();
        var due = DueDates.compute(moment, procedure.limit(), procedure.start(), calendar)
                .due();
        if (!WorkCalendar.dayOf(due.at()).equals(days.due()))
            throw new IllegalStateException(procedure.code() + " received " + receivedAt + " is due " + due.at());
    }
}

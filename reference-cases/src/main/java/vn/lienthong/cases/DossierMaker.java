package vn.lienthong.cases;

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
    private final ReferenceCase definition;
    private final Random random;
    private final People people;
    private final Handling handling;

    DossierMaker(Catalogue catalogue, ReferenceCase definition, Random random) {
        this.catalogue = catalogue;
        this.definition = definition;
        this.random = random;
        this.people = new People(random);
        this.handling = new Handling(catalogue, definition, random);
    }

    Dossier make(Share share, String unit, Procedure procedure, Channel channel, Days days) {
        var calendar = catalogue.calendar(unit, days.received());
        var desk = new DeskTimes(calendar.hours(), random);
        var receivedAt = receivedAt(desk, procedure, days);
        agreesWithTheSuite(days, receivedAt, procedure, calendar);
        var handover = handover(unit, procedure, days, calendar, desk);
        var resolvedAt = days.closed() == null ? null : resolvedAt(desk, days, receivedAt);
        var applicant = people.next();
        var resolvingUnit = catalogue.resolvingUnit(procedure, unit, days.received());
        var decision = resolvedAt == null
                ? null
                : handling.decision(
                        share, resolvingUnit, procedure, resolvedAt, returnedAt(desk, procedure, calendar, resolvedAt));
        var inHand = handover == null ? receivedAt : handover.acknowledgedAt();
        return new Dossier(
                unit,
                resolvingUnit,
                procedure,
                channel,
                applicant,
                receivedAt,
                days.due(),
                definition.slips() ? days.due() : null,
                handover,
                handling.assignments(share, resolvingUnit, procedure, inHand, resolvedAt),
                decision,
                handling.call(resolvingUnit, decision));
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
        if (procedure.limit().unit() != LimitUnit.SAME_DAY && !next.isAfter(definition.to()) && random.nextInt(3) == 0)
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
        if (day.isAfter(definition.to())) return null;
        return new Dossier.Handover(
                day.atTime(desk.between(desk.opening(), NOON)),
                day.atTime(desk.between(AFTERNOON, desk.beforeClosing(LAST_RESOLUTION))),
                route.getLast().id());
    }

    private static void agreesWithTheSuite(
            Days days, LocalDateTime receivedAt, Procedure procedure, WorkCalendar calendar) {
        if (!procedure.existsAt(days.received()))
            throw new IllegalStateException(procedure.version() + " is not in force on " + days.received());
        var moment = receivedAt.atZone(WorkCalendar.ZONE).toInstant();
        var due = DueDates.compute(moment, procedure.limit(), procedure.start(), calendar)
                .due();
        if (!WorkCalendar.dayOf(due.at()).equals(days.due()))
            throw new IllegalStateException(procedure.code() + " received " + receivedAt + " is due " + due.at());
    }
}

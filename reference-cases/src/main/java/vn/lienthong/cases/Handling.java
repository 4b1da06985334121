package vn.lienthong.cases;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.WorkCalendar;

/** Who has a dossier in hand, who signs it, and what the citizen says of it. */
final class Handling {
    private static final LocalTime NOON = LocalTime.of(11, 30);
    private static final int MINUTES_AT_THE_DESK = 5;
    private static final int LAST_ASSIGNMENT = 5;
    private static final int OFFICERS_OF_A_ROOM = 2;
    private static final Opinions OPINIONS = ReferenceCase.read("opinions.yaml", Opinions.class);

    private final Catalogue catalogue;
    private final ReferenceCase definition;
    private final Random random;

    record Opinions(List<Opinion> opinions) {}

    Handling(Catalogue catalogue, ReferenceCase definition, Random random) {
        this.catalogue = catalogue;
        this.definition = definition;
        this.random = random;
    }

    /** The leader signs by position; whoever else signs does so on the delegation of the day. */
    Dossier.Decision decision(
            Share share, String unit, Procedure procedure, LocalDateTime at, LocalDateTime returnedAt) {
        if (share.signer() == null) return new Dossier.Decision(at, "ld-" + unit + "-01", null, returnedAt);
        var delegation = catalogue.delegations(at.toLocalDate()).stream()
                .filter(granted -> granted.officer().equals(share.signer())
                        && granted.unit().equals(unit)
                        && granted.isFor(procedure.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(share.signer() + " has no delegation on " + at));
        return new Dossier.Decision(at, share.signer(), delegation.code(), returnedAt);
    }

    /**
     * The first room has the dossier on the day on which the unit has, each other one on the next working day while the
     * decision is not due. What is done within the day stays with the clerk.
     *
     * @param resolvedAt {@code null} while open
     */
    List<Dossier.Assignment> assignments(
            Share share, String unit, Procedure procedure, LocalDateTime inHand, LocalDateTime resolvedAt) {
        if (procedure.limit().unit() == LimitUnit.SAME_DAY) return List.of();
        var assignments = new ArrayList<Dossier.Assignment>();
        for (var room : share.rooms()) {
            var at = assignments.isEmpty()
                    ? sameDay(unit, inHand)
                    : morningAfter(unit, assignments.getLast().at());
            if (!fits(at, resolvedAt)) break;
            assignments.add(new Dossier.Assignment(at, officer(unit, room), room));
        }
        return assignments;
    }

    private boolean fits(LocalDateTime at, LocalDateTime resolvedAt) {
        var last = resolvedAt == null ? definition.to().plusDays(1) : resolvedAt.toLocalDate();
        return at.toLocalDate().isBefore(last);
    }

    private LocalDateTime sameDay(String unit, LocalDateTime inHand) {
        var desk = desk(calendar(unit, inHand));
        var earliest = inHand.toLocalTime().plusMinutes(MINUTES_AT_THE_DESK);
        return inHand.toLocalDate().atTime(desk.between(earliest, desk.beforeClosing(LAST_ASSIGNMENT)));
    }

    private LocalDateTime morningAfter(String unit, LocalDateTime at) {
        var calendar = calendar(unit, at);
        var desk = desk(calendar);
        return calendar.workingDayAfter(at.toLocalDate()).atTime(desk.between(desk.opening(), NOON));
    }

    private String officer(String unit, String room) {
        var number = 1 + random.nextInt(OFFICERS_OF_A_ROOM);
        return "cb-" + unit + "-" + room.toLowerCase(Locale.ROOT) + "-0" + number;
    }

    /** On the working day after the return, and answered on the next one. */
    Dossier.Call call(String unit, Dossier.Decision decision) {
        if (definition.callsOneIn() == null || decision == null) return null;
        if (random.nextInt(definition.callsOneIn()) != 0) return null;
        var at = morningAfter(unit, decision.returnedAt());
        var answeredAt = morningAfter(unit, at);
        if (answeredAt.toLocalDate().isAfter(definition.to())) return null;
        var opinions = OPINIONS.opinions();
        return new Dossier.Call(at, opinions.get(random.nextInt(opinions.size())), answeredAt);
    }

    private WorkCalendar calendar(String unit, LocalDateTime at) {
        return catalogue.calendar(unit, at.toLocalDate());
    }

    private DeskTimes desk(WorkCalendar calendar) {
        return new DeskTimes(calendar.hours(), random);
    }
}

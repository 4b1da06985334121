package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.reporting.domain.Course.Closing;

/**
 * In whose row a dossier counts, and until when: the unit fixed at reception, and who took over from a unit that ended,
 * while the dossier was open. What passes after the close moves no figure.
 */
public record Responsible(String first, List<Move> moves) {

    /** The dossier passed from one unit to another, at the start of that day. */
    record Move(LocalDate on, String from, String to) {}

    static Responsible of(Reception reception, Dossier dossier, Optional<Instant> closedAt) {
        var unit = reception.resolvingUnit();
        var moves = new ArrayList<Move>();
        for (var fact : dossier.history().facts()) {
            if (!(fact.event() instanceof ResponsibilityPassed passed) || !isOpen(fact.time(), reception, closedAt))
                continue;
            var next = passed.after(unit);
            if (!next.equals(unit)) moves.add(new Move(BusinessDay.of(fact.time()), unit, next));
            unit = next;
        }
        return new Responsible(reception.resolvingUnit(), moves);
    }

    /** In whose row a report that ends with that day counts the dossier: who had it then, or when it closed. */
    public static String at(LocalDate lastDay, Reception reception, Dossier dossier, Course course) {
        return of(reception, dossier, course.closing().map(Closing::at)).on(lastDay);
    }

    private static boolean isOpen(Instant at, Reception reception, Optional<Instant> closedAt) {
        return !at.isBefore(reception.fact().time())
                && closedAt.filter(close -> close.isBefore(at)).isEmpty();
    }

    /** The unit in whose row counts what happens on that day. */
    String on(LocalDate day) {
        return moves.stream()
                .filter(move -> !day.isBefore(move.on()))
                .reduce((_, last) -> last)
                .map(Move::to)
                .orElse(first);
    }

    /** The moves that come after that day. */
    List<Move> after(LocalDate day) {
        return moves.stream().filter(move -> move.on().isAfter(day)).toList();
    }
}

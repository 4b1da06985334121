package vn.lienthong.routing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Units and agencies end (sắp xếp đơn vị hành chính), and what they have of open dossiers passes on.
 *
 * @param on the first day on which they are no more
 * @param passings what becomes of each of them
 */
public record Reorganisation(LocalDate on, List<Passing> passings) {
    public Reorganisation {
        passings = List.copyOf(passings);
    }

    /** From when on others have what they had. */
    public Instant at() {
        return WorkCalendar.startOf(on);
    }

    /**
     * What passes of a dossier that was open when the day began, beside what was said to pass already; empty where nothing
     * does.
     */
    public List<Passing> of(History history) {
        var before = Dossier.before(history, at());
        if (before.reception().isEmpty() || before.closedAt().isPresent()) return List.of();
        var said = said(history, on).map(Reorganisation::passings).orElse(List.of());
        return passings.stream()
                .filter(passing -> before.liesWith(passing.fromUnit()))
                .filter(passing -> said.stream().noneMatch(other -> says(other, passing)))
                .toList();
    }

    /** Who waits to be assigned is assigned by an order given again with a rule. */
    private static boolean says(Passing said, Passing passing) {
        return said.fromUnit().equals(passing.fromUnit()) && (said.isAssigned() || !passing.isAssigned());
    }

    /** The fact that says what passed on that day, as it reads now. */
    public static Optional<Fact> said(History history, LocalDate on) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof ResponsibilityPassed passed
                        && passed.on().equals(on))
                .findFirst();
    }

    static List<Passing> passings(Fact said) {
        return ((ResponsibilityPassed) said.event()).passings();
    }

    /** What the fact is to read with more that passes. */
    public static ResponsibilityPassed with(Optional<Fact> said, LocalDate on, List<Passing> more) {
        var known = said.map(Reorganisation::passings).orElse(List.of());
        var stays = known.stream().filter(passing -> more.stream()
                .noneMatch(other -> other.fromUnit().equals(passing.fromUnit())));
        return new ResponsibilityPassed(on, Stream.concat(stays, more.stream()).toList());
    }
}

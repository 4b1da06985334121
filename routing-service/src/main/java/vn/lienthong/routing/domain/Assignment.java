package vn.lienthong.routing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;

/**
 * An operator says who takes over what waits to be assigned (phân bổ hồ sơ sau sắp xếp đơn vị). The fact that left it open
 * reads with the successor from then on, so that this one has it from the day on which the unit ended.
 *
 * @param fromUnit that ended; {@code null} for the only one whose part of the dossier waits
 * @param document by which it is assigned
 * @param overridden whether it may go to a unit that is none of the successors
 */
public record Assignment(String fromUnit, String toUnit, String document, boolean overridden) {

    public Decision decide(History history, Units units, Instant now) {
        if (Dossier.of(history).reception().isEmpty()) return new Rejected(Rule.UNKNOWN_DOSSIER, null);
        var waiting = waiting(history);
        if (waiting.isEmpty()) return new Rejected(Rule.NOT_UNASSIGNED, fromUnit);
        var fact = waiting.get();
        if (!units.known(toUnit, fact.time())) return new Rejected(Rule.UNKNOWN_UNIT, toUnit);
        var open = passings(fact).stream().filter(this::isMeant).toList();
        if (open.size() > 1) return new Rejected(Rule.SEVERAL_UNASSIGNED, null);
        if (!mayTake(open.getFirst())) return new Rejected(Rule.NO_SUCCESSOR, toUnit);
        return new Accepted(assigned(fact), now, flags(open.getFirst()));
    }

    private Optional<Fact> waiting(History history) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof ResponsibilityPassed
                        && passings(fact).stream().anyMatch(this::isMeant))
                .findFirst();
    }

    private boolean isMeant(Passing passing) {
        return !passing.isAssigned() && (fromUnit == null || passing.fromUnit().equals(fromUnit));
    }

    private boolean mayTake(Passing passing) {
        return overridden || isSuccessor(passing);
    }

    /** Where the catalogue names none, the document does. */
    private boolean isSuccessor(Passing passing) {
        return passing.candidates().isEmpty() || passing.candidates().contains(toUnit);
    }

    private Set<Flag> flags(Passing passing) {
        return isSuccessor(passing) ? Set.of() : Set.of(Flag.OVERRIDDEN);
    }

    private FactCorrected assigned(Fact fact) {
        var passings = passings(fact).stream()
                .map(passing -> isMeant(passing) ? passing.to(toUnit, document) : passing)
                .toList();
        var on = ((ResponsibilityPassed) fact.event()).on();
        return FactCorrected.reading(fact.id(), fact.time(), new ResponsibilityPassed(on, passings), null);
    }

    private static List<Passing> passings(Fact fact) {
        return ((ResponsibilityPassed) fact.event()).passings();
    }
}

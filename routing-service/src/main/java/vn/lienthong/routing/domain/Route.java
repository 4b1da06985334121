package vn.lienthong.routing.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.Leg;

/**
 * The planned legs (quy trình nội bộ) and how far they are. A unit finishes its leg by saying so or by handing the
 * dossier on. A procedure without steps has no legs, and nothing is off its route.
 *
 * @param finished ids of finished legs, in the order of finishing
 */
public record Route(List<Leg> legs, List<String> finished) {
    static final Route NONE = new Route(List.of(), List.of());

    static Route of(List<Leg> legs) {
        return new Route(List.copyOf(legs), List.of());
    }

    /** Whether a unit may be handed the dossier now by that one. */
    boolean leads(Handover handover) {
        return legs.isEmpty()
                || unfinished()
                        .filter(leg -> leg.unit().equals(handover.toUnit()))
                        .filter(leg -> handover.leg() == null || leg.id().equals(handover.leg()))
                        .anyMatch(leg -> before(leg).stream().allMatch(done(handover.fromUnit())));
    }

    /** Whether the unit has this leg; without a name, whether it has one that is unfinished. */
    boolean has(String unit, String leg) {
        return legs.isEmpty()
                || legs.stream()
                        .filter(planned -> planned.unit().equals(unit))
                        .anyMatch(planned -> leg == null
                                ? !isFinished(planned)
                                : planned.id().equals(leg));
    }

    /** The unit's part is done; without a name, of its legs the first that could be worked on. */
    Route finishedBy(String unit, String leg) {
        return workable(unit, leg).map(done -> new Route(legs, plus(done.id()))).orElse(this);
    }

    String unitOf(String id) {
        return legs.stream()
                .filter(leg -> leg.id().equals(id))
                .findFirst()
                .orElseThrow()
                .unit();
    }

    /** A part of a group has ended, whoever had it at last. */
    Route ended(String part) {
        return unfinished().anyMatch(leg -> leg.id().equals(part)) ? new Route(legs, plus(part)) : this;
    }

    /** Whoever took a unit over has its legs, those that are done as well: work may come back. */
    Route passed(ResponsibilityPassed event) {
        return new Route(
                legs.stream().map(leg -> leg.at(event.after(leg.unit()))).toList(), finished);
    }

    /** Work came back to the unit: its last finished leg is open again. */
    Route reopenedFor(String unit) {
        var last = legs.stream()
                .filter(leg -> leg.unit().equals(unit) && isFinished(leg))
                .max((a, b) -> Integer.compare(finished.indexOf(a.id()), finished.indexOf(b.id())));
        return last.map(leg -> new Route(legs, minus(leg.id()))).orElse(this);
    }

    /** Unfinished legs that a resolution by this unit leaves behind: neither its own nor such as follow its last; parts always. */
    List<Leg> openAtResolutionBy(String unit) {
        var own = legs.stream().filter(leg -> leg.unit().equals(unit)).toList();
        var following =
                own.isEmpty() ? Set.<String>of() : following(own.getLast().id());
        return unfinished()
                .filter(leg -> leg.isPart() || (!own.contains(leg) && !following.contains(leg.id())))
                .toList();
    }

    /** Legs are planned in an order in which each stands behind those it waits for. */
    private Set<String> following(String id) {
        var following = new HashSet<>(Set.of(id));
        legs.stream()
                .filter(leg -> before(leg).stream().anyMatch(following::contains))
                .map(Leg::id)
                .forEach(following::add);
        return following;
    }

    private Optional<Leg> workable(String unit, String leg) {
        return unfinished()
                .filter(planned -> planned.unit().equals(unit))
                .filter(planned -> leg == null
                        ? finished.containsAll(before(planned))
                        : planned.id().equals(leg))
                .findFirst();
    }

    Stream<Leg> unfinished() {
        return legs.stream().filter(leg -> !isFinished(leg));
    }

    private Predicate<String> done(String handingOver) {
        return id -> finished.contains(id)
                || legs.stream()
                        .anyMatch(leg -> leg.id().equals(id) && leg.unit().equals(handingOver));
    }

    private boolean isFinished(Leg leg) {
        return finished.contains(leg.id());
    }

    private static List<String> before(Leg leg) {
        return leg.after() == null ? List.of() : leg.after();
    }

    private List<String> plus(String id) {
        var more = new ArrayList<>(finished);
        more.add(id);
        return List.copyOf(more);
    }

    private List<String> minus(String id) {
        return finished.stream().filter(other -> !other.equals(id)).toList();
    }
}

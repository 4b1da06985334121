package vn.lienthong.deadline.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.Leg;

/**
 * Which legs of the planned route run. A leg runs once its agency has the dossier and the legs it waits for are done;
 * agencies that never report a leg completed complete it by handing the dossier on to one that waits for it.
 *
 * @param atHand legs whose agency has been given the dossier
 * @param done legs that are completed
 */
record RouteProgress(List<Leg> legs, Set<String> atHand, Set<String> done) {
    static final RouteProgress NONE = new RouteProgress(List.of(), Set.of(), Set.of());

    /** The receiving unit has the dossier from the start. The parts of a group have clocks of their own. */
    RouteProgress planned(List<Leg> plan, String receiver) {
        var own = plan.stream().filter(leg -> !leg.isPart()).toList();
        var first = new HashSet<String>();
        for (var leg : own) if (leg.unit().equals(receiver) && waitsFor(leg).isEmpty()) first.add(leg.id());
        return new RouteProgress(own, first, Set.of());
    }

    RouteProgress handedOver(String from, String to, String named) {
        return next(to, named).map(target -> handedOver(from, target)).orElse(this);
    }

    RouteProgress taken(String unit, String named) {
        return next(unit, named).map(target -> withAtHand(target.id())).orElse(this);
    }

    RouteProgress completed(String unit, String named) {
        return leg(named, leg -> leg.unit().equals(unit) && isRunning(leg.id()))
                .map(leg -> withDone(List.of(leg.id())))
                .orElse(this);
    }

    /** The sender's round is over and the leg before it begins another. */
    RouteProgress sentBack(String from, String to, String named) {
        var hand = new HashSet<>(atHand);
        var open = new HashSet<>(done);
        leg(named, leg -> leg.unit().equals(from) && isRunning(leg.id())).ifPresent(leg -> hand.remove(leg.id()));
        legs.reversed().stream()
                .filter(leg -> leg.unit().equals(to) && done.contains(leg.id()))
                .findFirst()
                .ifPresent(leg -> open.remove(leg.id()));
        return new RouteProgress(legs, hand, open);
    }

    /** Legs go on with whoever took their units over. */
    RouteProgress passed(ResponsibilityPassed event) {
        var after = legs.stream().map(leg -> leg.at(event.after(leg.unit()))).toList();
        return new RouteProgress(after, atHand, done);
    }

    List<Leg> running() {
        return legs.stream().filter(this::runs).toList();
    }

    boolean isRunning(String leg) {
        return legs.stream().anyMatch(candidate -> candidate.id().equals(leg) && runs(candidate));
    }

    private RouteProgress handedOver(String from, Leg target) {
        var finished = legs.stream()
                .filter(leg ->
                        leg.unit().equals(from) && runs(leg) && waitsFor(target).contains(leg.id()))
                .map(Leg::id)
                .toList();
        return withDone(finished).withAtHand(target.id());
    }

    private boolean runs(Leg leg) {
        return atHand.contains(leg.id()) && !done.contains(leg.id()) && done.containsAll(waitsFor(leg));
    }

    /** The leg meant: the one named, else the unit's next that has not got the dossier yet. */
    private Optional<Leg> next(String unit, String named) {
        return leg(named, leg -> leg.unit().equals(unit) && !atHand.contains(leg.id()) && !done.contains(leg.id()));
    }

    private Optional<Leg> leg(String named, Predicate<Leg> otherwise) {
        return legs.stream()
                .filter(leg -> named == null ? otherwise.test(leg) : leg.id().equals(named))
                .findFirst();
    }

    private RouteProgress withAtHand(String leg) {
        return new RouteProgress(legs, plus(atHand, Stream.of(leg)), done);
    }

    private RouteProgress withDone(List<String> more) {
        return new RouteProgress(legs, atHand, plus(done, more.stream()));
    }

    private static Set<String> plus(Set<String> set, Stream<String> more) {
        var all = new HashSet<>(set);
        more.forEach(all::add);
        return all;
    }

    private static List<String> waitsFor(Leg leg) {
        return leg.after() == null ? List.of() : leg.after();
    }
}

package vn.lienthong.routing.domain;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.history.OpenPayments;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PartEnd;
import vn.lienthong.contracts.value.StopGround;

/**
 * A group of procedures filed as one (nhóm thủ tục liên thông): how its parts stand, as the group's own history tells. A
 * part has a dossier of its own. It begins when those that it waits for were approved, and not while the applicant has
 * something to pay. The group ends when every part has ended or can no longer begin.
 *
 * @param history of the group, by which it is known who stands at what place at a time
 * @param reception of the group
 * @param opened by leg, the fact that called for its dossier
 * @param ended by leg, the fact that its dossier has ended
 * @param payments requests and confirmations of payments, of the group and of each of its parts
 */
public record Group(
        History history,
        Fact reception,
        List<Leg> parts,
        Map<String, Fact> opened,
        Map<String, Fact> ended,
        List<List<Fact>> payments) {

    /**
     * @param dossiers of the parts that have begun
     * @return empty of a dossier that is no group, or is not received
     */
    public static Optional<Group> of(History history, Collection<History> dossiers) {
        var parts = plan(history).filter(Leg::isPart).toList();
        if (parts.isEmpty()) return Optional.empty();
        return facts(history, DossierReceived.class)
                .findFirst()
                .map(reception -> new Group(
                        history,
                        reception,
                        parts,
                        byLeg(facts(history, LegOpened.class), fact -> ((LegOpened) fact.event()).leg()),
                        byLeg(ends(history), fact -> end(fact).leg()),
                        Stream.concat(Stream.of(history), dossiers.stream().filter(Group::isToBePaid))
                                .map(Group::payments)
                                .toList()));
    }

    /** What is to be said of a group, when it happened, and from which fact it follows. */
    public record Step(RoutingEvent event, Instant time, String cause) {}

    /** The parts that can begin now, by what was told last. */
    public Stream<Step> begins(Heard heard) {
        if (awaitsPayment()) return Stream.empty();
        return parts.stream()
                .filter(this::canBegin)
                .map(part -> opening(part, heard))
                .filter(Group::hasAgency);
    }

    /** Where a unit ended and nobody is assigned to what it had, no part begins until somebody is. */
    private static boolean hasAgency(Step opening) {
        var part = (LegOpened) opening.event();
        return Stream.of(part.unit(), part.desk()).filter(Objects::nonNull).noneMatch(unit -> unit.indexOf('@') >= 0);
    }

    /** How the group ended; empty while a part has not, or can still begin. */
    public Optional<Step> end() {
        var over = parts.stream().allMatch(part -> hasEnded(part) || isBarred(part));
        var last = ended.values().stream().max(Comparator.comparing(Fact::time));
        return last.filter(_ -> over).map(fact -> new Step(close(fact.time()), fact.time(), fact.id()));
    }

    private RoutingEvent close(Instant at) {
        var unit = Dossier.resolvingUnit(history, at);
        if (parts.stream().allMatch(part -> isApproved(part.id())))
            return new DossierResolved(unit, Outcome.APPROVED, null, null);
        var refused = ended.values().stream().anyMatch(fact -> end(fact).ended() == PartEnd.REFUSED);
        return refused
                ? new DossierResolved(unit, Outcome.REFUSED, null, null)
                : new ProcessingStopped(unit, StopGround.PART_STOPPED, null);
    }

    /** When the last that it waits for was done, or when that was told, if nobody could act on it before. */
    private Step opening(Leg part, Heard heard) {
        var last = Stream.concat(
                        Stream.concat(Stream.of(reception), paid()),
                        part.after().stream().map(ended::get))
                .max(Comparator.comparing(Fact::time))
                .orElseThrow();
        var told = heard.actionableFrom(history, reception, part);
        return told.isAfter(last.time())
                ? new Step(opened(part, told, last.time()), told, last.id())
                : new Step(opened(part, last.time(), null), last.time(), last.id());
    }

    /** At the agencies of that time: those of the plan may have passed their parts on. */
    private LegOpened opened(Leg part, Instant at, Instant possibleFrom) {
        var then = Dossier.asOf(history, at);
        var desk = then.reception().orElseThrow().unit();
        var received = ((DossierReceived) reception.event()).unit();
        return new LegOpened(
                part.id(),
                then.route().unitOf(part.id()),
                part.procedure(),
                desk.equals(received) ? null : desk,
                possibleFrom);
    }

    private boolean canBegin(Leg part) {
        return !opened.containsKey(part.id()) && part.after().stream().allMatch(this::isApproved);
    }

    /** Something that it waits for ended otherwise than approved, or is barred itself. */
    private boolean isBarred(Leg part) {
        return !opened.containsKey(part.id())
                && parts.stream()
                        .filter(before -> part.after().contains(before.id()))
                        .anyMatch(before -> hasEnded(before) ? !isApproved(before.id()) : isBarred(before));
    }

    private boolean hasEnded(Leg part) {
        return ended.containsKey(part.id());
    }

    private boolean isApproved(String leg) {
        return ended.containsKey(leg) && end(ended.get(leg)).ended() == PartEnd.APPROVED;
    }

    private Stream<Fact> paid() {
        return payments.stream().flatMap(List::stream);
    }

    /** Each dossier by itself: what is confirmed of one pays nothing of another. */
    private boolean awaitsPayment() {
        return payments.stream().anyMatch(Group::isOpen);
    }

    private static boolean isOpen(List<Fact> payments) {
        var open = new OpenPayments();
        for (var fact : payments) open.apply(fact.event());
        return !open.isEmpty();
    }

    private static List<Fact> payments(History dossier) {
        return dossier.facts().stream().filter(Group::isPayment).toList();
    }

    /** Nobody pays any more for what is done without a result, or was never received. */
    private static boolean isToBePaid(History part) {
        return facts(part, DossierReceived.class).findAny().isPresent() && !isOverWithoutResult(part);
    }

    private static boolean isOverWithoutResult(History part) {
        return part.close()
                .filter(close ->
                        !(close.event() instanceof DossierResolved resolved) || resolved.outcome() != Outcome.APPROVED)
                .isPresent();
    }

    private static boolean isPayment(Fact fact) {
        return fact.event() instanceof PaymentRequested || fact.event() instanceof PaymentConfirmed;
    }

    private static Stream<Leg> plan(History history) {
        return facts(history, RoutePlanned.class)
                .reduce((_, last) -> last)
                .map(plan -> ((RoutePlanned) plan.event()).legs())
                .stream()
                .flatMap(List::stream);
    }

    /** What an agency says to have completed is no end of a part: that its own dossier tells. */
    private static Stream<Fact> ends(History history) {
        return facts(history, LegCompleted.class).filter(fact -> end(fact).ended() != null);
    }

    private static LegCompleted end(Fact fact) {
        return (LegCompleted) fact.event();
    }

    private static Stream<Fact> facts(History history, Class<?> event) {
        return history.facts().stream().filter(fact -> event.isInstance(fact.event()));
    }

    private static Map<String, Fact> byLeg(Stream<Fact> facts, Function<Fact, String> leg) {
        return facts.collect(toMap(leg, fact -> fact, (first, _) -> first));
    }
}

package vn.lienthong.routing.application;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PartEnd;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Group;
import vn.lienthong.routing.domain.Heard;

/**
 * A group (nhóm thủ tục liên thông) goes as its parts go: the end of a part's dossier ends its leg, which lets others begin,
 * and with the last the group ends. All of it follows from the parts' dossiers as they now read, and is corrected and taken
 * back with them; only a part that has begun has begun.
 */
final class LeadsGroup {
    private LeadsGroup() {}

    /**
     * What is to be said of the group first; empty where it stands as its parts do.
     *
     * @param parts the dossiers of those that have begun
     */
    static Optional<Saying> toSay(History group, Collection<History> parts, Heard heard) {
        var state = Group.of(group, parts);
        return close(group, state, heard.fact()).or(() -> state.flatMap(standing -> opening(group, standing, heard)));
    }

    /**
     * What is to be said of the group so that a leg is ended as the dossier of the part is.
     *
     * @param called the part as it was received
     * @param part the dossier's history
     */
    static Optional<Saying> toEnd(History group, DossierReceived called, History part, Fact told) {
        return legOf(group, called).flatMap(leg -> {
            var stands = facts(group, LegCompleted.class)
                    .filter(fact -> isEndOf(leg, (LegCompleted) fact.event()))
                    .findFirst();
            var end = reception(part).flatMap(_ -> part.close().map(close -> ended(part, leg, close)));
            return Saying.toFollow(stands, end, told);
        });
    }

    /** A part whose reception never was is called for anew. */
    static Optional<Saying> toCallBack(History group, DossierReceived called, History part, Fact told) {
        if (reception(part).isPresent()) return Optional.empty();
        return Saying.toFollow(group.inForce(called.part()), Optional.empty(), told);
    }

    private static Optional<String> legOf(History group, DossierReceived part) {
        return group.inForce(part.part()).map(opened -> ((LegOpened) opened.event()).leg());
    }

    private static boolean isEndOf(String leg, LegCompleted done) {
        return done.ended() != null && done.leg().equals(leg);
    }

    /** The desk hands a part on as soon as it is received: systems need no messenger. */
    static Optional<Saying> toHandOver(History part, Fact told) {
        return reception(part)
                .filter(received -> received.equals(told.event()))
                .filter(received -> !received.resolver().equals(received.unit()))
                .map(received -> new DossierTransferred(received.unit(), received.resolver(), null, null, null))
                .map(handover -> new Saying(handover, told.time(), told.id()));
    }

    /** A part that is open when the whole is withdrawn, or was never received, goes no further (dừng giải quyết). */
    static Optional<Saying> toStop(History part, History group, Fact told) {
        var stands = facts(part, ProcessingStopped.class)
                .filter(LeadsGroup::isStopWithGroup)
                .findFirst();
        var closed = part.close().filter(close -> !stands.equals(Optional.of(close)));
        var stop = reception(part).flatMap(_ -> gone(group)
                .filter(end -> closed.isEmpty() || closed.get().time().isAfter(end.time()))
                .map(end -> stop(part, end)));
        return Saying.toFollow(stands, stop, told);
    }

    /** Why there is no group any more. */
    private static Optional<Fact> gone(History group) {
        if (facts(group, DossierReceived.class).findFirst().isPresent())
            return facts(group, DossierWithdrawn.class).findFirst();
        return group.amendments().stream()
                .filter(amendment -> group.subject(amendment)
                        .filter(fact -> fact.event() instanceof DossierReceived)
                        .isPresent())
                .reduce((_, last) -> last);
    }

    private static Stream<Fact> facts(History history, Class<?> event) {
        return history.facts().stream().filter(fact -> event.isInstance(fact.event()));
    }

    private static Optional<Saying> close(History group, Optional<Group> state, Fact told) {
        var stands = group.facts().stream().filter(LeadsGroup::isCloseWithParts).findFirst();
        if (stands.isEmpty() && group.close().isPresent()) return Optional.empty();
        if (stands.isPresent() && isClosedOtherwise(group, stands.get()))
            return Saying.toFollow(stands, Optional.empty(), told);
        var end = state.flatMap(Group::end).map(step -> new Saying(step.event(), step.time(), step.cause()));
        return Saying.toFollow(stands, end, told);
    }

    private static Optional<Saying> opening(History group, Group state, Heard heard) {
        if (group.close().isPresent()) return Optional.empty();
        return state.begins(heard).findFirst().map(step -> new Saying(step.event(), step.time(), step.cause()));
    }

    /** What was withdrawn is not resolved besides. */
    private static boolean isClosedOtherwise(History group, Fact close) {
        return group.close().filter(first -> !first.equals(close)).isPresent();
    }

    private static Saying ended(History part, String leg, Fact close) {
        var unit = Dossier.resolvingUnit(part, close.time());
        return new Saying(new LegCompleted(unit, leg, null, end(close)), close.time(), close.id());
    }

    private static PartEnd end(Fact close) {
        if (close.event() instanceof DossierResolved resolved)
            return resolved.outcome() == Outcome.APPROVED ? PartEnd.APPROVED : PartEnd.REFUSED;
        return close.event() instanceof DossierWithdrawn ? PartEnd.WITHDRAWN : PartEnd.STOPPED;
    }

    private static Saying stop(History part, Fact withdrawn) {
        return new Saying(
                new ProcessingStopped(
                        Dossier.resolvingUnit(part, withdrawn.time()), StopGround.APPLICANT_REQUEST, null),
                withdrawn.time(),
                withdrawn.id());
    }

    /** What is reported closed has the identity of its post; what is ordered has no cause. */
    private static boolean isStopWithGroup(Fact fact) {
        return fact.event() instanceof ProcessingStopped && fact.origin() == null && fact.isCausedBy(Owner.INTAKE);
    }

    private static boolean isCloseWithParts(Fact fact) {
        return History.closes(fact.event()) && fact.isCausedBy(Owner.ROUTING);
    }

    private static Optional<DossierReceived> reception(History part) {
        return part.facts().stream()
                .map(Fact::event)
                .flatMap(event -> event instanceof DossierReceived received ? Stream.of(received) : Stream.empty())
                .filter(received -> received.part() != null)
                .findFirst();
    }
}

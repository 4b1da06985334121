package vn.lienthong.routing.application;

import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PartEnd;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.routing.domain.Group;

/**
 * A group (nhóm thủ tục liên thông) goes as its parts go: the end of a part's dossier ends its leg, which lets others begin,
 * and with the last the group ends. All of it follows from the parts' dossiers as they now read, and is corrected and taken
 * back with them; only a part that has begun has begun.
 */
final class LeadsGroup {
    private LeadsGroup() {}

    /** What is to be said of the group first; empty where it stands as its parts do. */
    static Optional<Saying> toSay(History group, Fact told) {
        return Group.of(group).flatMap(state -> close(group, state, told).or(() -> opening(group, state)));
    }

    /**
     * What is to be said of the group so that a leg is ended as the dossier of the part is.
     *
     * @param part the dossier's history
     */
    static Optional<Saying> toSay(History group, History part, Fact told) {
        return reception(part).flatMap(received -> {
            var stands = group.facts().stream()
                    .filter(fact -> fact.event() instanceof LegCompleted done && done.ended() != null)
                    .filter(fact -> ((LegCompleted) fact.event()).leg().equals(received.part()))
                    .findFirst();
            return Saying.toFollow(stands, part.close().map(close -> ended(received, close)), told);
        });
    }

    /** The desk hands a part on as soon as it is received: systems need no messenger. */
    static Optional<Saying> toHandOver(History part, Fact told) {
        return reception(part)
                .filter(received -> received.equals(told.event()))
                .filter(received -> !received.resolver().equals(received.unit()))
                .map(received -> new DossierTransferred(received.unit(), received.resolver(), null, null, null))
                .map(handover -> new Saying(handover, told.time(), told.id()));
    }

    /** A part that is open when the whole is withdrawn goes no further (dừng giải quyết). */
    static Optional<Saying> toStop(History part, History group, Fact told) {
        var stands = part.facts().stream().filter(LeadsGroup::isStopWithGroup).findFirst();
        var withdrawn = group.facts().stream()
                .filter(fact -> fact.event() instanceof DossierWithdrawn)
                .findFirst();
        var closedBefore = part.close().filter(close -> !stands.equals(Optional.of(close)));
        return reception(part)
                .flatMap(received -> Saying.toFollow(
                        stands,
                        withdrawn
                                .filter(gone -> closedBefore.isEmpty()
                                        || closedBefore.get().time().isAfter(gone.time()))
                                .map(gone -> stop(received, gone)),
                        told));
    }

    private static Optional<Saying> close(History group, Group state, Fact told) {
        var stands = group.facts().stream().filter(LeadsGroup::isCloseWithParts).findFirst();
        if (stands.isEmpty() && group.close().isPresent()) return Optional.empty();
        var end = state.end().map(step -> new Saying(step.event(), step.time(), step.cause()));
        return Saying.toFollow(stands, end, told);
    }

    private static Optional<Saying> opening(History group, Group state) {
        if (group.close().isPresent()) return Optional.empty();
        return state.begins().findFirst().map(step -> new Saying(step.event(), step.time(), step.cause()));
    }

    private static Saying ended(DossierReceived part, Fact close) {
        return new Saying(new LegCompleted(part.resolver(), part.part(), null, end(close)), close.time(), close.id());
    }

    private static PartEnd end(Fact close) {
        if (close.event() instanceof DossierResolved resolved)
            return resolved.outcome() == Outcome.APPROVED ? PartEnd.APPROVED : PartEnd.REFUSED;
        return close.event() instanceof DossierWithdrawn ? PartEnd.WITHDRAWN : PartEnd.STOPPED;
    }

    private static Saying stop(DossierReceived part, Fact withdrawn) {
        return new Saying(
                new ProcessingStopped(part.resolver(), StopGround.APPLICANT_REQUEST, null),
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

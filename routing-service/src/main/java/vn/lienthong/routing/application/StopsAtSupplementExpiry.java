package vn.lienthong.routing.application;

import java.util.Optional;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.routing.domain.Dossier;

/**
 * A dossier is stopped (dừng giải quyết) at the moment at which deadline says that the supplement it waited for has expired,
 * by the unit that is to resolve it. The stop follows from the expiry as it now reads, and goes with it; at most one is in
 * force. What was closed by then stays closed as it was.
 */
final class StopsAtSupplementExpiry {
    private StopsAtSupplementExpiry() {}

    /**
     * What is to be said so that the stop in force is the one which follows; empty where it is already.
     *
     * @param told that a supplement has expired, or how this reads now
     */
    static Optional<Saying> toSay(History history, Fact told) {
        return expiry(history, told).flatMap(expiry -> stop(history)
                .map(stop -> following(history, stop, told))
                .orElseGet(() -> history.inForce(expiry.id()).flatMap(passed -> stopped(history, passed))));
    }

    /** Of the many things that deadline takes back or corrects, only an expiry is known here. */
    private static Optional<Fact> expiry(History history, Fact told) {
        var about = told.event() instanceof SupplementExpired ? Optional.of(told) : history.subject(told);
        return about.filter(fact -> fact.event() instanceof SupplementExpired);
    }

    private static Optional<Fact> stop(History history) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof ProcessingStopped && fact.isCausedBy(Owner.DEADLINE))
                .findFirst();
    }

    private static Optional<Saying> stopped(History history, Fact expiry) {
        var dossier = Dossier.asOf(history, expiry.time());
        if (dossier.closedAt().isPresent()) return Optional.empty();
        return dossier.reception()
                .map(reception -> new ProcessingStopped(reception.resolvingUnit(), StopGround.SUPPLEMENT_EXPIRED, null))
                .map(stop -> new Saying(stop, expiry.time(), expiry.id()));
    }

    private static Optional<Saying> following(History history, Fact stop, Fact told) {
        var expiry = history.inForce(stop.causationId()).or(() -> first(history));
        var follows = expiry.map(passed -> new Saying((ProcessingStopped) stop.event(), passed.time(), passed.id()));
        return Saying.toFollow(Optional.of(stop), follows, told);
    }

    private static Optional<Fact> first(History history) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof SupplementExpired)
                .findFirst();
    }
}

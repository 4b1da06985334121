package vn.lienthong.routing.application;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;

/** Something that routing says of its own accord: a fact, its business time, and the fact from which it follows. */
record Saying(RoutingEvent event, Instant time, String cause) {

    /**
     * What is to be said so that a fact stands as it follows from others: itself, another reading of it, or that it never
     * was; empty where it stands so already.
     *
     * @param stands the fact as it reads now
     * @param follows as it should read
     * @param told what was learned
     */
    static Optional<Saying> toFollow(Optional<Fact> stands, Optional<Saying> follows, Fact told) {
        if (stands.isEmpty()) return follows;
        var fact = stands.get();
        if (follows.isEmpty() || !follows.get().isKindOf(fact))
            return Optional.of(new Saying(new FactAnnulled(fact.id(), null), told.time(), told.id()));
        return follows.filter(wanted -> !wanted.reads(fact)).map(wanted -> wanted.correcting(fact, told));
    }

    private boolean isKindOf(Fact fact) {
        return fact.event().getClass().equals(event.getClass());
    }

    private boolean reads(Fact fact) {
        return fact.event().equals(event) && fact.time().equals(time);
    }

    private Saying correcting(Fact fact, Fact told) {
        return new Saying(FactCorrected.reading(fact.id(), time, event, null), told.time(), told.id());
    }
}

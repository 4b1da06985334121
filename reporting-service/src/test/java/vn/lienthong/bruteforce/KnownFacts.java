package vn.lienthong.bruteforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Owner;

/** What has been told, in one partition; each fact is recorded a second after it happened, or after the one before it. */
public final class KnownFacts implements Told {
    private final List<Fact> facts = new ArrayList<>();
    private Instant recorded = Instant.EPOCH;

    @Override
    public String fact(String dossier, String root, Instant time, DossierEvent event) {
        return add(owner(event).code() + "-0-" + (facts.size() + 1), dossier, time, event);
    }

    /** One that bears an id already. */
    public String add(String id, String dossier, Instant time, DossierEvent event) {
        recorded = (time.isAfter(recorded) ? time : recorded).plusSeconds(1);
        facts.add(new Fact(
                id,
                owner(event),
                facts.size() + 1,
                facts.size(),
                dossier,
                time,
                recorded,
                null,
                null,
                null,
                null,
                Set.of(),
                event));
        return id;
    }

    public List<Fact> all() {
        return List.copyOf(facts);
    }

    public static Owner owner(DossierEvent event) {
        if (event instanceof DeadlineEvent) return Owner.DEADLINE;
        return event instanceof RoutingEvent ? Owner.ROUTING : Owner.INTAKE;
    }
}

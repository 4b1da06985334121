package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.journal.consumer.ParkedDossier;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.reference.KnownReference;
import vn.lienthong.service.health.Progress;
import vn.lienthong.service.health.ProgressReport;
import vn.lienthong.service.position.AppliedPositions;

/** What the journal, the relay and the consumer know of their progress. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogProgress implements Progress, AppliedPositions {
    private final Journal journal;
    private final Relays relays;
    private final KnownReference reference;
    private final PositionedConsumer consumer;
    private final Instance<PendingItems> pending;

    LogProgress(
            Journal journal,
            Relays relays,
            KnownReference reference,
            PositionedConsumer consumer,
            Instance<PendingItems> pending) {
        this.journal = journal;
        this.relays = relays;
        this.reference = reference;
        this.consumer = consumer;
        this.pending = pending;
    }

    @Override
    public Uni<Boolean> waitUntilApplied(Collection<EventId> events, Duration atMost) {
        var waits = events.stream().map(event -> wait(event, atMost)).toList();
        return Uni.join()
                .all(waits)
                .andFailFast()
                .replaceWith(true)
                .onFailure(NotPassedYet.class)
                .recoverWithItem(false);
    }

    private Uni<Void> wait(EventId event, Duration atMost) {
        if (event.shard() != Shards.REFERENCE) return consumer.waitUntilApplied(event, atMost);
        return reference
                .reached(event.position())
                .ifNoItem()
                .after(atMost)
                .failWith(() -> new NotPassedYet(event.toString()));
    }

    @Override
    public Uni<ProgressReport> now() {
        var heads = journal.heads().all(journal.pool());
        var parked = consumer.quarantine().list();
        var waiting = pending.isResolvable()
                ? pending.get().count()
                : Uni.createFrom().item(0L);
        return Uni.combine()
                .all()
                .unis(heads, parked, waiting)
                .asTuple()
                .map(t -> report(t.getItem1(), t.getItem2(), t.getItem3()));
    }

    private ProgressReport report(List<Head> heads, List<ParkedDossier> parked, long waiting) {
        Map<String, Long> positions = new TreeMap<>();
        heads.stream()
                .filter(head -> head.shard() != Shards.REFERENCE)
                .forEach(head -> positions.put(String.valueOf(head.shard()), head.position()));
        Map<String, Long> relayed = new TreeMap<>();
        relays.status().forEach((shard, status) -> {
            if (shard != Shards.REFERENCE) relayed.put(String.valueOf(shard), status.relayed());
        });
        var records = parked.stream().mapToLong(ParkedDossier::waiting).sum();
        return new ProgressReport(journal.owner().code(), positions, relayed, consumer.applied(), waiting, records);
    }
}

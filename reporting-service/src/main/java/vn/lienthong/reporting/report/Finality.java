package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/**
 * Up to when nothing more can come: the earliest time, over all owners' shards, of a journal head that has been applied.
 * What waits at an owner (a reported fact that it has not answered, a record in its quarantine) changes nothing here: the
 * answer will be recorded later than that head. It is told beside, though, so before every owner has said how much that
 * is no answer calls itself final.
 */
@Singleton
public class Finality {
    private static final int SHARDS = 3 * Shards.STANDARD.count();

    private record Source(Owner owner, int shard) {}

    private final Map<Source, Instant> applied = new ConcurrentHashMap<>();

    private final OwnersQuarantine quarantine;

    public Finality(OwnersQuarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** A head of that time has been applied. */
    public void applied(Owner owner, int shard, Instant time) {
        applied.merge(new Source(owner, shard), time, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Whether what the log says up to that recorded time can no longer change, and has been read. */
    public boolean isFinal(Instant recordedUpTo) {
        return upTo().filter(time -> !time.isBefore(recordedUpTo)).isPresent();
    }

    /** Reporting's own journal is heard of as well, and is no owner's. */
    private long ownersHeads() {
        return applied.keySet().stream()
                .filter(source -> source.owner() != Owner.REPORTING)
                .count();
    }

    /** The latest recorded time of which that is so; none before every owner has been heard of. */
    public Optional<Instant> upTo() {
        if (!quarantine.known() || ownersHeads() < SHARDS) return Optional.empty();
        return applied.values().stream().min(Comparator.naturalOrder()).map(head -> head.minus(1, ChronoUnit.MICROS));
    }
}

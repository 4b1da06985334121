package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/**
 * Up to when nothing more can come: the earliest time, over all owners' shards, of a journal head that has been applied.
 */
@Singleton
public class Finality {
    private static final int SHARDS = 3 * Shards.STANDARD.count();

    private record Source(Owner owner, int shard) {}

    private final Map<Source, Instant> applied = new ConcurrentHashMap<>();

    /** A head of that time has been applied. */
    public void applied(Owner owner, int shard, Instant time) {
        applied.merge(new Source(owner, shard), time, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Whether what is known of the log up to that recorded time can no longer change. */
    public boolean isFinal(Instant recordedUpTo) {
        return applied.size() >= SHARDS && applied.values().stream().allMatch(time -> time.isAfter(recordedUpTo));
    }
}

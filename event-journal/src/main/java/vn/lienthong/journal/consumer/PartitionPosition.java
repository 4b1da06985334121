package vn.lienthong.journal.consumer;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * How far a partition has been applied.
 *
 * @param recordedAt the running maximum of recorded time
 * @param parked dossiers in quarantine
 * @param missing sources of which a record came before the one that must come first
 */
record PartitionPosition(
        long nextOffset,
        Instant recordedAt,
        int parked,
        Set<SourceKey> missing,
        Map<SourceKey, SourcePosition> sources) {
    SourcePosition source(SourceKey key) {
        return sources.getOrDefault(key, SourcePosition.START);
    }

    PartitionPosition parkingOneMore() {
        return new PartitionPosition(nextOffset, recordedAt, parked + 1, missing, sources);
    }
}

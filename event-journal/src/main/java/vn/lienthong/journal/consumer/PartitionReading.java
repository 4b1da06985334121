package vn.lienthong.journal.consumer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.Owner;

/** A partition read again from its beginning, record by record as every reader accepts it, without effects. */
public final class PartitionReading {
    private final SeenHashes seen = new SeenHashes();
    private PartitionPosition position = new PartitionPosition(0, Instant.EPOCH, 0, Set.of(), Map.of());

    /** The log itself is damaged: another record stands at a position than the chain says. */
    public static final class BrokenLog extends RuntimeException {
        BrokenLog(String message) {
            super(message);
        }
    }

    /** The last record of a journal shard that was accepted. */
    public record Source(Owner owner, int shard, long position, Hash hash) {}

    /**
     * Where the reading stands.
     *
     * @param recordedAt the running maximum of recorded time
     * @param missing sources, as {@code intake-3}, of which a record came before the one that must come first
     */
    public record Standing(long nextOffset, Instant recordedAt, List<String> missing, List<Source> sources) {}

    /**
     * Reads on.
     *
     * @return of these records, the next of the partition in the order of offsets, what is the log
     * @throws BrokenLog at the first record that cannot be one
     */
    public List<PlacedRecord> accept(List<ConsumerRecord<String, byte[]>> records) {
        var acceptance = Acceptance.of(position, records, seen);
        acceptance.fault().ifPresent(fault -> {
            throw new BrokenLog(fault);
        });
        position = acceptance.position();
        return acceptance.accepted();
    }

    public Standing standing() {
        var sources = position.sources().entrySet().stream()
                .map(source -> new Source(
                        source.getKey().owner(),
                        source.getKey().shard(),
                        source.getValue().position(),
                        source.getValue().hash()))
                .toList();
        var missing = position.missing().stream().map(SourceKey::toString).toList();
        return new Standing(position.nextOffset(), position.recordedAt(), missing, sources);
    }
}

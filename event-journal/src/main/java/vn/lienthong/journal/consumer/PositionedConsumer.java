package vn.lienthong.journal.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;

/**
 * Applies the log, each record once and in order. Per partition it keeps the next offset and, per (owner, shard), the
 * last position and hash, written in the transaction of the effect: a batch of a consumer that has lost its partition
 * finds the position moved and changes nothing.
 *
 * <p>A record with the next position and the right previous hash is applied. A lower one with the same bytes is a
 * re-send, dropped and counted. A higher one is not applied, the relay will send it again. Anything else, or a gap open
 * for a minute, stops the partition with an alarm.
 */
public final class PositionedConsumer {

    /**
     * @param reader names the set of positions; a rebuild beside the live views has its own
     * @param gapPatience how long a gap may stay open
     * @param skipHook see {@link Quarantine.SkipHook}
     */
    public record Settings(String reader, Duration gapPatience, Quarantine.SkipHook skipHook) {
        public static Settings named(String reader) {
            return new Settings(reader, Duration.ofMinutes(1), (skipped, reason, actor) -> List.of());
        }

        public Settings skipHook(Quarantine.SkipHook hook) {
            return new Settings(reader, gapPatience, hook);
        }
    }

    /** @param alarm what stopped the partition; null while it runs */
    public record PartitionStatus(long nextOffset, Instant recordedAt, String alarm) {}

    public PositionedConsumer(
            Journal journal, LogReaction reaction, LogEnds ends, Settings settings, Optional<MeterRegistry> meters) {}

    /** Where to begin reading: the stored next offset of each partition, 0 before the first record. */
    public Uni<Map<Integer, Long>> positions(Collection<Integer> partitions) {
        throw new UnsupportedOperationException();
    }

    /** Applies a poll's records; partitions run side by side. Completes when all effects are committed. */
    public Uni<Void> accept(ConsumerRecords<String, byte[]> batch) {
        throw new UnsupportedOperationException();
    }

    /** Applies records of one partition, in offset order. */
    public Uni<Void> accept(int partition, List<ConsumerRecord<String, byte[]>> records) {
        throw new UnsupportedOperationException();
    }

    /** The partitions are no longer ours: retries under way for them end. */
    public void revoked(Collection<Integer> partitions) {}

    public Quarantine quarantine() {
        throw new UnsupportedOperationException();
    }

    /** The last applied position of each (owner, shard), as {@code intake-3 → 1234}. */
    public Map<String, Long> applied() {
        throw new UnsupportedOperationException();
    }

    /** The last applied position of the owner's shard, 0 before the first. */
    public long applied(Owner owner, int shard) {
        throw new UnsupportedOperationException();
    }

    public Map<Integer, PartitionStatus> partitions() {
        throw new UnsupportedOperationException();
    }

    /** Completes once the event has been applied (by any instance); fails with {@link NotPassedYet} after the timeout. */
    public Uni<Void> waitUntilApplied(EventId event, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Completes once the partition's end as of the subscription has been passed; fails with {@link NotPassedYet}. */
    public Uni<Void> waitUntilEndAsOfNow(int partition, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /**
     * The latest instant as of whose partition end everything has been applied: what is due up to then may be judged.
     * {@link Instant#MIN} before the first look.
     */
    public Instant passedEndAsOf(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Asks the log for its ends now, so that {@link #passedEndAsOf} can move; to be called about once a second. */
    public Uni<Void> lookAtEnds() {
        throw new UnsupportedOperationException();
    }
}

package vn.lienthong.journal.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.journal.Journal;

/**
 * Sends the journal's records to the log, in position order per shard, each shard by one relay at a time (advisory
 * lock). At start and after any send error it closes its producer, finds the last contiguous record of the shard by
 * reading the partition to its end, and goes on behind it. Once a second it moves every head's time and publishes the
 * heads, also when idle.
 */
public final class Relay implements AutoCloseable {

    /**
     * @param bootstrapServers of Kafka
     * @param heartbeat how often heads are moved and published
     */
    public record Settings(String bootstrapServers, Duration heartbeat) {
        public static Settings to(String bootstrapServers) {
            return new Settings(bootstrapServers, Duration.ofSeconds(1));
        }
    }

    /** What a shard's relay is doing. */
    public enum State {
        /** Another instance relays this shard. */
        STANDBY,
        /** Looking for the last contiguous record in the partition. */
        SEEKING,
        RELAYING,
        /** Stopped with an alarm: the log does not agree with the journal. */
        ALARM
    }

    /**
     * @param relayed the last position known to be in the log
     * @param alarm what is wrong; null unless ALARM
     */
    public record ShardStatus(State state, long relayed, String alarm) {}

    public Relay(Journal journal, Settings settings, Optional<MeterRegistry> meters) {}

    /** Creates the topics if they are missing and begins to relay. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /** By shard; on a stand-by the last positions that the relaying instance has stored. */
    public Map<Integer, ShardStatus> status() {
        throw new UnsupportedOperationException();
    }

    /** Stops relaying, waits for what is on its way, and lets go of the shards. */
    @Override
    public void close() {}
}

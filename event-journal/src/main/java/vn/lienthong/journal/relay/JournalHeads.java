package vn.lienthong.journal.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Outage;

/** How far every journal has come, as its relay last said on the topic {@code journal-heads}. */
public final class JournalHeads implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JournalHeads.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Names a shard of an owner. */
    public record Key(Owner owner, int shard) {}

    private final Map<Key, Head> heads = new ConcurrentHashMap<>();
    private final TopicPartition partition;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    public JournalHeads(String bootstrapServers) {
        this(bootstrapServers, Topics.JOURNAL_HEADS);
    }

    public JournalHeads(String bootstrapServers, String topic) {
        partition = new TopicPartition(topic, 0);
        consumer = GrouplessConsumer.open(bootstrapServers);
        thread = Thread.ofPlatform().daemon().name("journal-heads").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * The newest heads read so far. Nothing that is recorded later than a head's time is missing up to its position, and
     * nothing behind its position is recorded before its time.
     */
    public Map<Key, Head> heads() {
        return Map.copyOf(heads);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        try (consumer) {
            while (!closed) poll();
        } catch (WakeupException e) {
            LOG.debug("closed");
        }
    }

    private void poll() {
        try {
            consumer.poll(POLL).forEach(this::read);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("journal-heads cannot be read now: %s", Outage.words(e));
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            var published = HeadRecords.decode(record.value());
            heads.put(new Key(Owner.ofCode(published.owner()), published.shard()), published.head());
        } catch (IOException e) {
            LOG.errorf("journal-heads holds what is not a head at offset %d", record.offset());
        }
    }
}

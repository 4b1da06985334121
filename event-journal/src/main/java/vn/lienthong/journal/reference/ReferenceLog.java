package vn.lienthong.journal.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.journal.Outage;
import vn.lienthong.journal.relay.GrouplessConsumer;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.LogTopics;

/**
 * Reads the log of reference data from its beginning at every start, and goes on reading. It is small, a few thousand
 * facts, and every instance of every service keeps what it says in memory.
 */
public final class ReferenceLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReferenceLog.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final KnownReference known;
    private final LogStream log;
    private final TopicPartition partition;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CountDownLatch readOnce = new CountDownLatch(1);
    private final Thread thread;
    private volatile String alarm;
    private volatile boolean closed;
    private long endAtStart = -1;

    public ReferenceLog(String bootstrapServers, LogStream.Reference log, KnownReference known) {
        this.bootstrapServers = bootstrapServers;
        this.known = known;
        this.log = log;
        partition = new TopicPartition(log.topic(), 0);
        consumer = GrouplessConsumer.open(bootstrapServers);
        thread = Thread.ofPlatform().daemon().name("reference-log").unstarted(this::run);
    }

    /** Begins to read; returns when all that stood in the log is known, or after so long without a broker. */
    public void start(Duration atMost) {
        thread.start();
        try {
            if (!readOnce.await(atMost.toMillis(), TimeUnit.MILLISECONDS))
                LOG.warn("the log of reference data cannot be read yet; the reading goes on trying");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all that stood in the log at the start is known. */
    public boolean isRead() {
        return readOnce.getCount() == 0;
    }

    /** Why the reading stands still until an operator has looked; empty while it goes on. */
    public Optional<String> alarm() {
        return Optional.ofNullable(alarm);
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
        try (consumer) {
            while (!closed && !isTopicThere()) pause();
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!closed && alarm == null) poll();
        } catch (WakeupException e) {
            LOG.debug("closed");
        }
    }

    /** Whoever comes first creates it, as a client would wait for a topic that is not there. */
    private boolean isTopicThere() {
        try {
            new LogTopics(log, Topics.JOURNAL_HEADS).create(bootstrapServers);
            return true;
        } catch (InterruptedException e) {
            closed = true;
            return false;
        } catch (RuntimeException e) {
            LOG.debugf("no topic yet: %s", e.getMessage());
            return false;
        }
    }

    private void poll() {
        try {
            if (endAtStart < 0)
                endAtStart = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<LogRecord>();
            consumer.poll(POLL).forEach(record -> records.add(log.decode(record)));
            known.learn(records);
            if (consumer.position(partition) >= endAtStart) readOnce.countDown();
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("the log of reference data cannot be read now: %s", Outage.words(e));
            pause();
        } catch (BrokenReference | UnreadableEvent e) {
            stop(e.getMessage(), e);
        } catch (RuntimeException e) {
            stop("what it says cannot be known here", e);
        }
    }

    private void stop(String why, RuntimeException fault) {
        alarm = why;
        LOG.errorf(fault, "ALARM: the reading of reference data stops: %s", why);
    }

    private void pause() {
        try {
            Thread.sleep(BACKOFF);
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}

package vn.lienthong.benchmarks.suite;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import vn.lienthong.commandline.suite.WholeLog;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Rfc3339;

/** Reads the one log for notices that a due date has passed; nothing else of it is looked at. */
final class OverdueNotices implements AutoCloseable {
    private static final String OVERDUE = EventTypes.nameOf(DossierOverdue.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * One notice.
     *
     * @param time its business time
     * @param recorded when the journal stamped it, under the lock of its shard
     * @param arrived when it was read from the log
     */
    record Notice(Instant time, Instant recorded, Instant arrived) {
        static Notice of(ConsumerRecord<byte[], byte[]> record, Instant arrived) {
            return new Notice(
                    Rfc3339.parse(header(record, "ce_time")), Instant.ofEpochMilli(record.timestamp()), arrived);
        }
    }

    OverdueNotices(String bootstrap) {
        consumer = WholeLog.consumer(bootstrap);
    }

    /** What stands in the log by now is not read. */
    void skipToEnd() {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /** Returns when it has read so many. */
    List<Notice> read(int expected) {
        var notices = new ArrayList<Notice>(expected);
        var deadline = Instant.now().plus(PATIENCE);
        while (notices.size() < expected) {
            if (Instant.now().isAfter(deadline))
                throw new IllegalStateException("only " + notices.size() + " of " + expected + " notices came");
            var records = consumer.poll(POLL);
            var arrived = Instant.now();
            for (var record : records)
                if (header(record, "ce_type").equals(OVERDUE)) notices.add(Notice.of(record, arrived));
        }
        return notices;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

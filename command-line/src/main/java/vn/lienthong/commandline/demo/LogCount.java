package vn.lienthong.commandline.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import vn.lienthong.commandline.suite.WholeLog;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.log.EventTypes;

/** Counts the records of the one log by type, from where the log once ended. */
final class LogCount implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> byType = new HashMap<>();

    LogCount(String bootstrap, Map<TopicPartition, Long> from) {
        consumer = WholeLog.consumer(bootstrap);
        from.forEach(consumer::seek);
    }

    /** Where the log ends now. */
    static Map<TopicPartition, Long> ends(String bootstrap) {
        try (var consumer = WholeLog.consumer(bootstrap)) {
            return consumer.endOffsets(consumer.assignment());
        }
    }

    /** Reads until the log holds that many of the type, or gives it up. Notices are written behind what they are about. */
    void readUntil(Class<? extends DossierEvent> type, long expected) {
        var deadline = Instant.now().plus(PATIENCE);
        readToEnd();
        while (of(type) < expected && Instant.now().isBefore(deadline)) poll();
    }

    long of(Class<? extends DossierEvent> type) {
        return of(EventTypes.nameOf(type));
    }

    long of(String type) {
        return byType.getOrDefault(type, 0L);
    }

    long total() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    void readToEnd() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) poll();
    }

    private void poll() {
        consumer.poll(POLL).forEach(this::count);
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        var type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        byType.merge(type, 1L, Long::sum);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

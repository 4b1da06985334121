package vn.lienthong.journal.relay;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.UnreadableEvent;

/** Reads partitions to their ends as of now. */
final class TailReader {
    private static final Duration POLL = Duration.ofMillis(200);
    /** A reading that does not get on for so long has lost the broker. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final LogStream log;

    TailReader(String bootstrapServers, LogStream log) {
        this.bootstrapServers = bootstrapServers;
        this.log = log;
    }

    /**
     * Lets each tail, given by shard, read its partition.
     *
     * @return what is wrong, by shard, with records that do not follow their predecessors
     */
    Map<Integer, String> read(Map<Integer, LogTail> tails) {
        if (tails.isEmpty()) return Map.of();
        try (var consumer = consumer()) {
            var partitions = tails.entrySet().stream()
                    .collect(toMap(
                            tail -> new TopicPartition(log.topic(), KafkaRecords.partition(tail.getKey())),
                            Map.Entry::getValue));
            consumer.assign(partitions.keySet());
            var ends = consumer.endOffsets(partitions.keySet());
            partitions.forEach((partition, tail) -> consumer.seek(partition, tail.firstOffset()));
            return log.byShard(read(consumer, ends, partitions));
        }
    }

    private Map<Integer, String> read(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, LogTail> tails) {
        var wrong = new HashMap<Integer, String>();
        var lastProgress = System.nanoTime();
        while (!atEnd(consumer, ends)) {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) lastProgress = System.nanoTime();
            if (System.nanoTime() - lastProgress > PATIENCE.toNanos())
                throw new TimeoutException("reading the log does not get on");
            for (var record : polled)
                read(record, tails.get(new TopicPartition(log.topic(), record.partition())), wrong);
        }
        return wrong;
    }

    private void read(ConsumerRecord<String, byte[]> record, LogTail tail, Map<Integer, String> wrong) {
        if (wrong.containsKey(record.partition())) return;
        try {
            tail.read(log.decode(record), record.offset());
        } catch (LogDisagrees | UnreadableEvent e) {
            wrong.put(record.partition(), e.getMessage());
        }
    }

    private static boolean atEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return GrouplessConsumer.open(bootstrapServers, Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000));
    }
}

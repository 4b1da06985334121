package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;

/**
 * The log as it stands on Kafka, read from its first record.
 *
 * @param records every record once, in the order of the log within each partition
 * @param offsets where each stands in its partition, by id
 * @param resent how many records were sent again with the same bytes
 */
public record Log(List<LogRecord> records, Map<String, Long> offsets, int resent) {

    /** Reads all partitions to their ends. A position used with two contents is a fault and fails. */
    public static Log read(String bootstrap) {
        return of(raw(bootstrap, Topics.DOSSIER_EVENTS));
    }

    /** The same of what was read. */
    public static Log of(List<ConsumerRecord<String, byte[]>> sent) {
        var first = new HashMap<String, ConsumerRecord<String, byte[]>>();
        var records = new ArrayList<LogRecord>();
        var offsets = new HashMap<String, Long>();
        int resent = 0;
        for (var raw : sent) {
            var record = KafkaRecords.decode(raw);
            var earlier = first.putIfAbsent(record.id(), raw);
            if (earlier == null) {
                records.add(record);
                offsets.put(record.id(), raw.offset());
            } else {
                assertThat(bytes(raw)).as("sent again, %s", record.id()).isEqualTo(bytes(earlier));
                resent++;
            }
        }
        return new Log(List.copyOf(records), Map.copyOf(offsets), resent);
    }

    /** All that was sent as one record, in a form that can be compared. */
    private static List<Object> bytes(ConsumerRecord<String, byte[]> raw) {
        var all = new ArrayList<Object>(List.of(raw.key(), raw.timestamp(), ByteBuffer.wrap(raw.value())));
        for (var header : raw.headers()) all.addAll(List.of(header.key(), ByteBuffer.wrap(header.value())));
        return all;
    }

    /** Fails unless every (owner, shard) counts from 1 without a gap, in order, each record chained to the one before. */
    public void requireWhole() {
        Map<String, LogRecord> last = new HashMap<>();
        for (var record : records) {
            var shard = record.owner() + "-" + record.shard();
            var before = last.put(shard, record);
            assertThat(record.position())
                    .as("position in %s", shard)
                    .isEqualTo(before == null ? 1 : before.position() + 1);
            if (before != null)
                assertThat(record.previousHash()).as(record.id()).isEqualTo(before.hash());
            assertThat(HashChain.hash(record)).as(record.id()).isEqualTo(record.hash());
            if (before != null) assertThat(record.recordedAt()).isAfterOrEqualTo(before.recordedAt());
        }
    }

    public List<LogRecord> of(String dossier) {
        return records.stream()
                .filter(record -> record.dossier().equals(dossier))
                .toList();
    }

    public Map<String, Hash> hashes() {
        var hashes = new HashMap<String, Hash>();
        records.forEach(record -> hashes.put(record.id(), record.hash()));
        return hashes;
    }

    /** The last word of a record's type: {@code resolved} of {@code vn.lienthong.dossier.resolved.v1}. */
    public static String name(LogRecord record) {
        return record.type().replaceFirst("^vn\\.lienthong\\.[a-z]+\\.", "").replaceFirst("\\.v\\d+$", "");
    }

    public static List<ConsumerRecord<byte[], byte[]>> bytes(String bootstrap, String topic) {
        return poll(
                new KafkaConsumer<>(properties(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic);
    }

    private static List<ConsumerRecord<String, byte[]>> raw(String bootstrap, String topic) {
        return poll(
                new KafkaConsumer<>(properties(bootstrap), new StringDeserializer(), new ByteArrayDeserializer()),
                topic);
    }

    private static <K> List<ConsumerRecord<K, byte[]>> poll(KafkaConsumer<K, byte[]> consumer, String topic) {
        try (consumer) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<K, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            return all;
        }
    }

    private static Properties properties(String bootstrap) {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return properties;
    }
}

package vn.lienthong.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.contracts.value.Owner;

/** The log on Kafka, read from its first record without a group: nobody is disturbed. */
public final class KafkaLog {
    private static final Duration POLL = Duration.ofMillis(500);
    /** A broker that gives nothing for so long has lost what it said it has, or is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final int FETCH = 8 << 20;
    /** At its end a partition has nothing more: a broker that waits for some would hold up the end of the reading. */
    private static final int WAIT_MILLIS = 10;

    private final String bootstrap;

    public KafkaLog(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Goes past what cannot be read and says so; what is altered in a file but still has a shape is read nevertheless. */
    public void read(Partition partition, Sources.LogReading reading) {
        bytes(new TopicPartition(partition.topic(), partition.number()), new Reader() {
            @Override
            public void record(ConsumerRecord<byte[], byte[]> record) {
                KafkaLog.record(partition, record, reading);
            }

            @Override
            public void unreadable(long offset, String why) {
                reading.unreadable(offset, why);
            }
        });
    }

    public static void record(Partition partition, ConsumerRecord<byte[], byte[]> record, Sources.LogReading reading) {
        try {
            reading.record(decode(partition, record));
        } catch (UnreadableEvent e) {
            reading.unreadable(record.offset(), e.getMessage());
        }
    }

    /** @throws UnreadableEvent if it is no record of the log */
    public static LogRecord decode(Partition partition, ConsumerRecord<byte[], byte[]> record) {
        return partition.decode(new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value(),
                record.headers(),
                record.leaderEpoch()));
    }

    /** What is done with the records of a partition. */
    public interface Reader {
        void record(ConsumerRecord<byte[], byte[]> record);

        void unreadable(long offset, String why);
    }

    /** Every record of a partition exactly as it was sent. */
    public void bytes(TopicPartition partition, Reader reader) {
        bytes(partition, 0, reader);
    }

    /** The same from an offset on. */
    public void bytes(Partition partition, long offset, Reader reader) {
        bytes(new TopicPartition(partition.topic(), partition.number()), offset, reader);
    }

    private void bytes(TopicPartition partition, long offset, Reader reader) {
        bytes(partition, offset, Long.MAX_VALUE, reader);
    }

    /** The same of those before an offset. */
    public void bytesBefore(TopicPartition partition, long offset, Reader reader) {
        bytes(partition, 0, offset, reader);
    }

    private void bytes(TopicPartition partition, long offset, long before, Reader reader) {
        long from;
        long end;
        try (var consumer = consumer(true)) {
            if (consumer.listTopics().get(partition.topic()) == null) return;
            from = Math.max(
                    offset, consumer.beginningOffsets(List.of(partition)).get(partition));
            end = Math.min(before, consumer.endOffsets(List.of(partition)).get(partition));
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            from = pollTo(consumer, partition, end, reader);
        }
        if (from < end) readDamaged(partition, from, end, reader);
    }

    /** @return where the reading ended: at the end, or at what cannot be read */
    private static long pollTo(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, Reader reader) {
        var moved = System.nanoTime();
        for (var at = consumer.position(partition); at < end; at = consumer.position(partition)) {
            try {
                var records = consumer.poll(POLL);
                for (var record : records) if (record.offset() < end) reader.record(record);
                if (!records.isEmpty()) moved = System.nanoTime();
            } catch (KafkaException damaged) {
                return consumer.position(partition);
            }
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                requireBroker(consumer, partition);
                reader.unreadable(at, "the broker gives nothing from there on");
                return end;
            }
        }
        return end;
    }

    /** @throws KafkaException if it is away: then nothing is known of the log */
    private static void requireBroker(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.endOffsets(List.of(partition), PATIENCE);
    }

    /** Somebody changed the files: reads on without asking for check sums, which say no more than that. */
    private void readDamaged(TopicPartition partition, long from, long end, Reader reader) {
        reader.unreadable(from, "the check sum of the batch in the broker's file is wrong");
        try (var consumer = consumer(false)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            for (var at = pollTo(consumer, partition, end, reader);
                    at < end;
                    at = pollTo(consumer, partition, end, reader)) {
                if (at > from) reader.unreadable(at, "the broker's file cannot be read there");
                from = at + 1;
                consumer.seek(partition, from);
            }
        }
    }

    /** Of every topic of the suite. */
    public List<TopicPartition> partitions(List<String> topics) {
        try (var consumer = consumer(true)) {
            var all = new ArrayList<TopicPartition>();
            var known = consumer.listTopics();
            for (var topic : topics)
                known.getOrDefault(topic, List.of()).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                        .forEach(all::add);
            return all;
        }
    }

    /** Says where partitions end, at once. */
    public interface Ends extends AutoCloseable {
        /** Behind the last record of each. */
        Map<TopicPartition, Long> now();

        @Override
        void close();
    }

    public Ends ends(List<TopicPartition> partitions) {
        var consumer = consumer(true);
        consumer.endOffsets(partitions, PATIENCE);
        return new Ends() {
            @Override
            public Map<TopicPartition, Long> now() {
                return consumer.endOffsets(partitions, AT_ONCE);
            }

            @Override
            public void close() {
                consumer.close();
            }
        };
    }

    public long records(List<TopicPartition> partitions) {
        try (var consumer = consumer(true)) {
            var begins = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue() - begins.get(end.getKey()))
                    .sum();
        }
    }

    /** What the relays last said on the topic of heads. */
    public List<Witness> heads() {
        var last = new HashMap<String, Witness>();
        for (var partition : partitions(List.of(Topics.JOURNAL_HEADS)))
            bytes(partition, new Reader() {
                @Override
                public void record(ConsumerRecord<byte[], byte[]> record) {
                    head(record.value(), witness -> last.put(witness.chain().toString(), witness));
                }

                @Override
                public void unreadable(long offset, String why) {
                    // a head that nobody can read says nothing
                }
            });
        return List.copyOf(last.values());
    }

    public static void head(byte[] value, Consumer<Witness> each) {
        try {
            var head = Json.mapper().readTree(value);
            if (head.path("position").asLong() == 0) return;
            each.accept(new Witness(
                    new Chain(
                            Owner.ofCode(head.path("owner").asText()),
                            head.path("shard").asInt()),
                    head.path("position").asLong(),
                    Hash.ofHex(head.path("hash").asText()),
                    "the topic of journal heads",
                    false));
        } catch (IOException | IllegalArgumentException noHead) {
            // says nothing
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(boolean checking) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, WAIT_MILLIS,
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.CHECK_CRCS_CONFIG, checking,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

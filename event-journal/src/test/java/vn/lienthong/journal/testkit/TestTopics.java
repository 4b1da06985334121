package vn.lienthong.journal.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.Relay;

/** A log of its own on a broker that others share. */
public record TestTopics(String bootstrap, String log, String heads) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration POLL = Duration.ofMillis(100);

    public static TestTopics fresh(String bootstrap) {
        var number = NUMBER.incrementAndGet();
        return new TestTopics(bootstrap, "log-" + number, "heads-" + number);
    }

    public Relay.Settings relayEvery(Duration heartbeat) {
        return new Relay.Settings(bootstrap, heartbeat, new LogStream.Dossiers(log), heads);
    }

    public void create() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(log, Shards.STANDARD.count(), (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts records into the log as a relay that crashed right behind them would have. */
    public void send(List<LogRecord> records) {
        var serializers = new StringSerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap), serializers, new ByteArraySerializer())) {
            for (var record : records) {
                var unused = producer.send(KafkaRecords.encode(log, record));
            }
            producer.flush();
        }
    }

    /** Everything in the log now, by partition and offset. */
    public List<LogRecord> read() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Shards.STANDARD.count())
                    .mapToObj(n -> new TopicPartition(log, n))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<LogRecord>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(POLL).forEach(raw -> records.add(KafkaRecords.decode(raw)));
            }
            records.sort(java.util.Comparator.comparingInt(LogRecord::shard));
            return records;
        }
    }
}

package vn.lienthong.journal.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends and waits until everything is acknowledged. After a failure it is of no use any more. */
final class RelayProducer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> kafka;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    RelayProducer(String bootstrapServers) {
        kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LogTopics.MAX_MESSAGE_BYTES,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        20_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * @return the offset of the last record sent to each partition
     * @throws KafkaException if any record was not acknowledged
     */
    Map<Integer, Long> send(List<ProducerRecord<String, byte[]>> records) {
        var offsets = new ConcurrentHashMap<Integer, Long>();
        for (var record : records) {
            var unused = kafka.send(record, (metadata, error) -> {
                if (error == null) offsets.merge(metadata.partition(), metadata.offset(), Math::max);
                else failure.compareAndSet(null, error);
            });
            if (failure.get() != null) break; // without a broker every single send would wait in vain
        }
        kafka.flush();
        if (failure.get() != null) throw new KafkaException("not acknowledged", failure.get());
        return offsets;
    }

    /** Abandons what is on its way; with it stay no doubts, for a send returns only when all is acknowledged. */
    @Override
    public void close() {
        kafka.close(Duration.ZERO);
    }
}

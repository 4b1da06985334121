package vn.lienthong.journal.relay;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer that belongs to no group and commits nothing: whoever has it says what it reads, and from where. */
public final class GrouplessConsumer {
    private GrouplessConsumer() {}

    public static KafkaConsumer<String, byte[]> open(String bootstrapServers) {
        return open(bootstrapServers, Map.of());
    }

    /** For whoever reads to an end and goes: the broker keeps nobody waiting there for what may come. */
    public static KafkaConsumer<String, byte[]> openToEnd(String bootstrapServers) {
        return open(bootstrapServers, Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10));
    }

    static KafkaConsumer<String, byte[]> open(String bootstrapServers, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

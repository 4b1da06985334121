package vn.lienthong.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {
    private static final TopicPartition LOG = new TopicPartition("log", 0);

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_survives_a_stop_and_a_kill() throws Exception {
        int port;
        try (var kafka = LocalKafka.start(folder, 0)) {
            port = kafka.port();
            createTopic(kafka);
            append(kafka, "before the stop");
        }
        try (var kafka = LocalKafka.start(folder, port)) {
            append(kafka, "before the kill");
            kafka.kill();
        }
        try (var kafka = LocalKafka.start(folder, port)) {
            append(kafka, "after the kill");
            assertThat(read(kafka, 3)).containsExactly("before the stop", "before the kill", "after the kill");
        }
    }

    @Test
    void no_process_stays_behind_and_stopping_twice_does_nothing() {
        var kafka = LocalKafka.start(folder, 0);

        kafka.stop();
        kafka.stop();

        assertThat(kafka.handle().isAlive()).isFalse();
        assertThat(Ports.taken(kafka.port())).isFalse();
    }

    private static void createTopic(LocalKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(LOG.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void append(LocalKafka kafka, String text) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "acks", "all", "compression.type", "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(LOG.topic(), "key", text)).get();
        }
    }

    private static List<String> read(LocalKafka kafka, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(LOG));
            consumer.seekToBeginning(List.of(LOG));
            var texts = new ArrayList<String>();
            Instant deadline = Instant.now().plusSeconds(20);
            while (texts.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> texts.add(record.value()));
            }
            return texts;
        }
    }
}

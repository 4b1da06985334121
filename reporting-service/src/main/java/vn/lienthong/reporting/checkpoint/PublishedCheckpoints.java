package vn.lienthong.reporting.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.proof.PublicKey;

/** Where checkpoints are kept outside the database: a topic, and a folder that an outside party may take. */
final class PublishedCheckpoints {
    private final String bootstrap;
    private final Optional<Path> folder;

    PublishedCheckpoints(String bootstrap, Optional<Path> folder) {
        this.bootstrap = bootstrap;
        this.folder = folder;
    }

    /** Returns when the topic has it and the folder too. To be called again after a failure: a second copy harms nobody. */
    void publish(MadeCheckpoint made, PublicKey key) {
        write(made, key);
        send(made);
    }

    private void write(MadeCheckpoint made, PublicKey key) {
        if (folder.isEmpty()) return;
        try {
            Files.createDirectories(folder.get());
            write(folder.get().resolve("public-key"), key.text() + "\n");
            write(folder.get().resolve("%010d.checkpoint".formatted(made.number())), made.note());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its name only when whole. */
    private static void write(Path file, String text) throws IOException {
        var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void send(MadeCheckpoint made) {
        createTopic();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        20_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringSerializer(),
                new StringSerializer())) {
            var number = Long.toString(made.number());
            producer.send(new ProducerRecord<>(
                            Topics.CHECKPOINTS, 0, made.madeAt().toEpochMilli(), number, made.note()))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic of checkpoints takes nothing", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void createTopic() {
        var kept = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        var topic = new NewTopic(Topics.CHECKPOINTS, Optional.of(1), Optional.empty()).configs(kept);
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException))
                throw new IllegalStateException("cannot create the topic of checkpoints", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

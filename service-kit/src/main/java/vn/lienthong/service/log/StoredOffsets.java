package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** Goes on where the service's own database says, not where the broker believes: the offset moved with the effect. */
@ApplicationScoped
@Identifier(LogConsumer.CHANNEL)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class StoredOffsets implements KafkaConsumerRebalanceListener {
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /** Below max.poll.interval.ms, after which the group would take the partitions away again. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final PositionedConsumer consumer;

    StoredOffsets(PositionedConsumer consumer) {
        this.consumer = consumer;
    }

    /** Runs on the polling thread, which may wait: without a position it must not poll. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> kafka, Collection<TopicPartition> assigned) {
        positions(assigned)
                .forEach((partition, offset) ->
                        kafka.seek(new TopicPartition(Topics.DOSSIER_EVENTS, partition), offset));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> kafka, Collection<TopicPartition> revoked) {
        consumer.revoked(revoked.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> kafka, Collection<TopicPartition> lost) {
        onPartitionsRevoked(kafka, lost);
    }

    private Map<Integer, Long> positions(Collection<TopicPartition> assigned) {
        return consumer.positions(
                        assigned.stream().map(TopicPartition::partition).toList())
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .await()
                .atMost(PATIENCE);
    }
}

package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import vn.lienthong.journal.consumer.PositionedConsumer;

/**
 * Hands what the log brings to the positioned consumer, one poll after the other.
 *
 * <p>Left alone, the connector would pause the partitions while a poll is applied and ask the paused client every two
 * milliseconds, which takes a good part of a processor from whoever is to catch up. So its thread waits meanwhile, and
 * asks only now and then: who never asks falls out of the group, and a service that ends must get through to the client
 * within twice the connector's poll-timeout.
 */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogConsumer {
    static final String CHANNEL = "log";
    private static final Logger LOG = Logger.getLogger(LogConsumer.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

    private final PositionedConsumer consumer;
    private final KafkaClientService clients;

    LogConsumer(PositionedConsumer consumer, KafkaClientService clients) {
        this.consumer = consumer;
        this.clients = clients;
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        var applied = new CountDownLatch(1);
        return Uni.createFrom()
                .deferred(() -> consumer.accept(batch))
                .onSubscription()
                .invoke(() -> holdPolling(applied))
                .onTermination()
                .invoke(applied::countDown);
    }

    private void holdPolling(CountDownLatch applied) {
        clients.getConsumer(CHANNEL)
                .runOnPollingThread(client -> {
                    if (!await(applied)) holdPolling(applied);
                })
                .subscribe()
                .with(held -> {}, failure -> LOG.debugf("polling goes on meanwhile: %s", failure.getMessage()));
    }

    /** Whether it is applied, or nobody waits any longer. */
    private static boolean await(CountDownLatch applied) {
        try {
            return applied.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

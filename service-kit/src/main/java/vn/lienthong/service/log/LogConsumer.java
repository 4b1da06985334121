package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** Hands what the log brings to the positioned consumer, one poll after the other. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogConsumer {
    static final String CHANNEL = "log";

    private final PositionedConsumer consumer;

    LogConsumer(PositionedConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumer.accept(batch);
    }
}

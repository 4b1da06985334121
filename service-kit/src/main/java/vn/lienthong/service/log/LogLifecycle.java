package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.reference.ReferenceLog;

/**
 * Starts the relays, which create the topics, and reads reference data to its end, before the channels subscribe to the
 * log; then keeps tending the consumer. Stops them first of all.
 */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogLifecycle {
    private static final Logger LOG = Logger.getLogger(LogLifecycle.class);
    private static final long TEND_EVERY_MILLIS = 500;

    /** Longer than a log of some ten thousand facts takes to read. */
    private static final Duration REFERENCE_AT_MOST = Duration.ofSeconds(30);

    private final Relays relays;
    private final ReferenceLog reference;
    private final PositionedConsumer consumer;
    private final Vertx vertx;
    private long timer;

    LogLifecycle(Relays relays, ReferenceLog reference, PositionedConsumer consumer, Vertx vertx) {
        this.relays = relays;
        this.reference = reference;
        this.consumer = consumer;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        relays.start();
        reference.start(REFERENCE_AT_MOST);
        timer = vertx.setPeriodic(TEND_EVERY_MILLIS, tick -> tend());
    }

    /** Now and not with the beans, which go when the database's pool is closed already. */
    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
        relays.close();
        reference.close();
    }

    private void tend() {
        consumer.tend()
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("the quarantine waits: %s", failure.getMessage()));
    }
}

package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.relay.Relay;

/**
 * Starts the relay, which creates the topics, before the channels subscribe to them; then keeps tending the consumer.
 * Stops it first of all.
 */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogLifecycle {
    private static final Logger LOG = Logger.getLogger(LogLifecycle.class);
    private static final long TEND_EVERY_MILLIS = 500;

    private final Relay relay;
    private final PositionedConsumer consumer;
    private final Vertx vertx;
    private long timer;

    LogLifecycle(Relay relay, PositionedConsumer consumer, Vertx vertx) {
        this.relay = relay;
        this.consumer = consumer;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        relay.start();
        timer = vertx.setPeriodic(TEND_EVERY_MILLIS, tick -> tend());
    }

    /** Now and not with the beans, which go when the database's pool is closed already. */
    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
        relay.close();
    }

    private void tend() {
        consumer.tend()
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("the quarantine waits: %s", failure.getMessage()));
    }
}

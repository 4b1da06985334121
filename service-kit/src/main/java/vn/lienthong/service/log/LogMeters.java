package vn.lienthong.service.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import vn.lienthong.journal.consumer.LogEnds;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.health.ProgressReport;

/** What is still under way, in records: to the log, from the log, in quarantine, waiting for an owner's answer. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogMeters {
    private static final Logger LOG = Logger.getLogger(LogMeters.class);
    private static final long LOOK_EVERY_MILLIS = 2000;

    private final LogProgress progress;
    private final PositionedConsumer consumer;
    private final LogEnds ends;
    private final Vertx vertx;
    private final AtomicLong relayLag;
    private final AtomicLong logLag;
    private final AtomicLong quarantined;
    private final AtomicLong pending;
    private long timer;

    LogMeters(LogProgress progress, PositionedConsumer consumer, LogEnds ends, Vertx vertx, MeterRegistry meters) {
        this.progress = progress;
        this.consumer = consumer;
        this.ends = ends;
        this.vertx = vertx;
        this.relayLag = gauge(meters, "lienthong.relay.lag", "records of the journal that are not in the log yet");
        this.logLag = gauge(meters, "lienthong.log.lag", "records of the log that are not applied here yet");
        this.quarantined = gauge(meters, "lienthong.quarantine.waiting", "records that wait in quarantine");
        this.pending = gauge(meters, "lienthong.pending.items", "posted facts without their owner's answer");
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, tick -> look());
    }

    /** Or it would look for beans that are gone. */
    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        Uni.combine()
                .all()
                .unis(progress.now(), ends.ends())
                .asTuple()
                .subscribe()
                .with(
                        seen -> show(seen.getItem1(), seen.getItem2()),
                        failure -> LOG.debugf("cannot measure now: %s", failure.getMessage()));
    }

    /** How many records waited in quarantine when last looked. */
    long quarantined() {
        return quarantined.get();
    }

    private void show(ProgressReport report, Map<Integer, Long> logEnds) {
        relayLag.set(report.heads().entrySet().stream()
                .mapToLong(head -> head.getValue() - report.relayed().getOrDefault(head.getKey(), 0L))
                .sum());
        logLag.set(consumer.partitions().entrySet().stream()
                .mapToLong(partition -> logEnds.getOrDefault(partition.getKey(), 0L)
                        - partition.getValue().nextOffset())
                .sum());
        quarantined.set(report.quarantined());
        if (report.quarantined() > 0)
            LOG.warnf("ALARM: records wait in quarantine, see GET /v1/quarantine: %d", report.quarantined());
        pending.set(report.pendingItems());
    }

    private static AtomicLong gauge(MeterRegistry meters, String name, String description) {
        var value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get).description(description).register(meters);
        return value;
    }
}

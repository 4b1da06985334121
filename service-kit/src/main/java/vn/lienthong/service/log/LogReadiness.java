package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.reference.ReferenceLog;

/** Not ready while a relay or a partition stands still with an alarm: an operator must look, a restart will not help. */
@Readiness
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogReadiness implements HealthCheck {
    private final Journal journal;
    private final Relays relays;
    private final ReferenceLog reference;
    private final PositionedConsumer consumer;
    private final LogMeters meters;

    LogReadiness(
            Journal journal, Relays relays, ReferenceLog reference, PositionedConsumer consumer, LogMeters meters) {
        this.journal = journal;
        this.relays = relays;
        this.reference = reference;
        this.consumer = consumer;
        this.meters = meters;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("log without alarms").up();
        relays.status().forEach((shard, status) -> alarm(response, "relay " + shard, status.alarm()));
        consumer.partitions().forEach((partition, status) -> alarm(response, "partition " + partition, status.alarm()));
        alarm(response, "reference data", reference.alarm().orElse(null));
        if (needsReferenceLog() && !reference.isRead()) alarm(response, "reference data", "not read yet");
        warn(response);
        return response.build();
    }

    /** Intake has it in its own journal, for the front door works also while the log is away. */
    private boolean needsReferenceLog() {
        return journal.owner() != Owner.INTAKE;
    }

    /** No reason to stop asking this service: only the dossiers that wait are behind. */
    private void warn(org.eclipse.microprofile.health.HealthCheckResponseBuilder response) {
        if (meters.quarantined() > 0) response.withData("in quarantine", meters.quarantined());
    }

    private static void alarm(
            org.eclipse.microprofile.health.HealthCheckResponseBuilder response, String where, String alarm) {
        if (alarm != null) response.down().withData(where, alarm);
    }
}

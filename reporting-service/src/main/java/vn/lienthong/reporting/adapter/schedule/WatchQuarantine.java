package vn.lienthong.reporting.adapter.schedule;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.lienthong.reporting.adapter.client.OtherServices;
import vn.lienthong.reporting.report.OwnersQuarantine;

/** Asks the owners what waits in their quarantine, ahead of the reports, which are not to wait for other services. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class WatchQuarantine {
    private final OtherServices others;
    private final OwnersQuarantine quarantine;

    WatchQuarantine(OtherServices others, OwnersQuarantine quarantine) {
        this.others = others;
        this.quarantine = quarantine;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return others.progress()
                .invoke(reports -> reports.forEach(report -> quarantine.told(report.service(), report.quarantined())))
                .replaceWithVoid();
    }
}

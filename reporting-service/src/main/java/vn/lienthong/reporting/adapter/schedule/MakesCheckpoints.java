package vn.lienthong.reporting.adapter.schedule;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.reporting.checkpoint.Checkpoints;

/** Has a checkpoint made now and then, where something came since the last. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class MakesCheckpoints {
    private final Instance<Checkpoints> checkpoints;
    private final boolean enabled;

    MakesCheckpoints(
            Instance<Checkpoints> checkpoints,
            @ConfigProperty(name = "lienthong.checkpoints.key") Optional<String> key) {
        this.checkpoints = checkpoints;
        this.enabled = key.isPresent();
    }

    @Scheduled(
            every = "${lienthong.checkpoints.every}",
            delayed = "${lienthong.checkpoints.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void make() {
        if (enabled) checkpoints.get().make();
    }
}

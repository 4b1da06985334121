package vn.lienthong.reporting.adapter.schedule;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import vn.lienthong.reporting.replay.RunsReplays;

/** Looks whether a replay was asked for, or left by an instance that is gone. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class RunReplays {
    private final RunsReplays replays;

    RunReplays(RunsReplays replays) {
        this.replays = replays;
    }

    /** Works on a thread of its own as long as the replay takes. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        replays.runNext();
    }
}

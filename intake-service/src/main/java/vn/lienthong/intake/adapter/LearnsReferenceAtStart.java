package vn.lienthong.intake.adapter;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import vn.lienthong.intake.application.ChangesReference;

/** The front door takes facts also while the log is away, so intake knows reference data from its own journal. */
@ApplicationScoped
public class LearnsReferenceAtStart {
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final ChangesReference reference;

    LearnsReferenceAtStart(ChangesReference reference) {
        this.reference = reference;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent started) {
        reference.learn().await().atMost(AT_MOST);
    }
}

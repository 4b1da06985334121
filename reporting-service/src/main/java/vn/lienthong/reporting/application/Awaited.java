package vn.lienthong.reporting.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waits for an answer on a thread of its own, of a replay or a verification, which nobody else needs. */
public final class Awaited {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Awaited() {}

    public static <T> T of(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}

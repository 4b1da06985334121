package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waits for an answer on a thread of a replay, which nobody else needs. */
public final class Awaited {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Awaited() {}

    static <T> T of(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}

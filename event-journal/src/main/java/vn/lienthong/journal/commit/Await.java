package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Waiting on a thread of the journal's own, never on an event loop. */
final class Await {
    /** Longer than any step takes; a connection that hangs must not hold a lane for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {}

    static <T> T of(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** Sends all in this order without waiting in between, then waits for all. */
    static void all(Uni<?>... unis) {
        of(Uni.combine().all().unis(List.of(unis)).discardItems());
    }
}

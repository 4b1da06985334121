package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Flag;

/**
 * A fact that deadline wants to write.
 *
 * @param time business time
 * @param causationId the fact that made it so, {@code null} where only time passed
 */
public record Saying(DeadlineEvent event, Instant time, String causationId, Set<Flag> flags) {
    public Saying {
        flags = Set.copyOf(flags);
    }

    /** To a reported fact, at its time. */
    public static Saying answer(DeadlineEvent event, Fact reported) {
        return new Saying(event, reported.time(), reported.id());
    }

    Saying(DeadlineEvent event, Instant time, String causationId) {
        this(event, time, causationId, Set.of());
    }
}

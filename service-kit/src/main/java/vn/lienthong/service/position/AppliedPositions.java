package vn.lienthong.service.position;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import vn.lienthong.contracts.log.EventId;

/** How far this service has read the log; fed by its consumer's progress. */
public interface AppliedPositions {

    /** Ends with true as soon as every event has been applied here, or with false when that took too long. */
    Uni<Boolean> waitUntilApplied(Collection<EventId> events, Duration atMost);
}

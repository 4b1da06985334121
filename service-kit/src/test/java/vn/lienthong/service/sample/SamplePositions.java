package vn.lienthong.service.sample;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.service.position.AppliedPositions;

/** A consumer that has read every shard up to position 100. */
@ApplicationScoped
public class SamplePositions implements AppliedPositions {

    @Override
    public Uni<Boolean> waitUntilApplied(Collection<EventId> events, Duration atMost) {
        return Uni.createFrom().item(events.stream().allMatch(event -> event.position() <= 100));
    }
}

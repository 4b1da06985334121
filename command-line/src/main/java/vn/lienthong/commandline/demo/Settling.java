package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Suite;

/** Waits until nothing is pending and every view stands at the end of the log, as long as that comes nearer. */
final class Settling {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final List<String> FOLLOWERS = List.of("views", "owners", "relays");

    private final Front front;
    private final Suite suite;

    Settling(Front front, Suite suite) {
        this.front = front;
        this.suite = suite;
    }

    void await(Progress progress) {
        var moved = Instant.now();
        long before = Long.MAX_VALUE;
        long most = 0;
        for (var lag = front.lag(); !lag.path("settled").asBoolean(); lag = front.lag()) {
            var behind = behind(lag);
            most = Math.max(most, behind);
            progress.at(most - behind, most);
            suite.requireAllRunning();
            if (behind < before) moved = Instant.now();
            before = behind;
            if (Instant.now().isAfter(moved.plus(PATIENCE)))
                throw new CommandFailed("nothing moved for " + PATIENCE.toMinutes() + " minutes: " + lag);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static long behind(JsonNode lag) {
        var records = lag.path("pendingItems").asLong();
        for (var follower : FOLLOWERS)
            for (var entry : lag.path(follower))
                records += entry.path("records").asLong();
        return records;
    }
}

package vn.lienthong.service.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** So many tries a minute for each address. */
final class TryLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final int most;
    private final Map<String, Deque<Instant>> tries = new HashMap<>();

    TryLimit(int most) {
        this.most = most;
    }

    /** Empty when the try is allowed, else how long to wait for the next. */
    synchronized Optional<Duration> take(String address, Instant now) {
        if (tries.size() > ADDRESSES)
            tries.values().removeIf(times -> times.getLast().isBefore(now.minus(WINDOW)));
        var times = tries.computeIfAbsent(address, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) times.removeFirst();
        if (times.size() >= most)
            return Optional.of(Duration.between(now, times.getFirst().plus(WINDOW)));
        times.addLast(now);
        return Optional.empty();
    }
}

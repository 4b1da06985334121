package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** What this instance knows of how far the log has been applied, and who waits for it. */
final class Progress {
    private final Map<SourceKey, Long> applied = new ConcurrentHashMap<>();
    private final Map<Integer, PartitionPosition> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, Deque<Look>> looks = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> passed = new ConcurrentHashMap<>();
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

    /** Where a partition ended at an instant. */
    private record Look(Instant at, long end) {}

    private record Waiter(BooleanSupplier reached, UniEmitter<? super Void> emitter) {}

    /** After a commit, by this instance or another. */
    void moved(int partition, PartitionPosition to) {
        partitions.merge(partition, to, (known, now) -> now.nextOffset() >= known.nextOffset() ? now : known);
        to.sources().forEach((key, source) -> applied.merge(key, source.position(), Math::max));
        passLooks(partition);
        wake();
    }

    long applied(SourceKey key) {
        return applied.getOrDefault(key, 0L);
    }

    Map<String, Long> applied() {
        var byName = new TreeMap<String, Long>();
        applied.forEach((key, position) -> byName.put(key.toString(), position));
        return byName;
    }

    Map<Integer, PartitionPosition> partitions() {
        return partitions;
    }

    long nextOffset(int partition) {
        var known = partitions.get(partition);
        return known == null ? -1 : known.nextOffset();
    }

    void looked(Instant at, Map<Integer, Long> ends) {
        ends.forEach((partition, end) -> {
            var deque = looks.computeIfAbsent(partition, first -> new ArrayDeque<>());
            synchronized (deque) {
                deque.add(new Look(at, end));
            }
            passLooks(partition);
        });
    }

    Instant passedEndAsOf(int partition) {
        return passed.getOrDefault(partition, Instant.MIN);
    }

    private void passLooks(int partition) {
        var deque = looks.computeIfAbsent(partition, first -> new ArrayDeque<>());
        var next = nextOffset(partition);
        synchronized (deque) {
            while (!deque.isEmpty() && deque.peek().end() <= next)
                passed.put(partition, deque.remove().at());
        }
    }

    /** Completes when this instance knows that it is reached. */
    Uni<Void> until(BooleanSupplier reached) {
        return Uni.createFrom().emitter(emitter -> {
            var waiter = new Waiter(reached, emitter);
            waiters.add(waiter);
            emitter.onTermination(() -> waiters.remove(waiter));
            if (reached.getAsBoolean()) emitter.complete(null);
        });
    }

    private void wake() {
        for (var waiter : waiters) {
            if (waiter.reached().getAsBoolean()) {
                waiters.remove(waiter);
                waiter.emitter().complete(null);
            }
        }
    }
}

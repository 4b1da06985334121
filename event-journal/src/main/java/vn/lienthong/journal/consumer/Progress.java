package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
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
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

    private record Waiter(BooleanSupplier reached, UniEmitter<? super Void> emitter) {}

    /** After a commit, by this instance or another. */
    void moved(int partition, PartitionPosition to) {
        partitions.merge(partition, to, (known, now) -> now.nextOffset() >= known.nextOffset() ? now : known);
        to.sources().forEach((key, source) -> applied.merge(key, source.position(), Math::max));
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

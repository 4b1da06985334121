package vn.lienthong.journal.reference;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;

/**
 * How far a service knows the reference facts, whoever brings them: the log, or the journal that stands in the same
 * service. Each is taken once and in order of position, and its hash is recomputed.
 */
public final class KnownReference {
    private final Consumer<List<ReferenceEvent>> learn;
    private final NavigableMap<Long, List<UniEmitter<? super Void>>> waiting = new TreeMap<>();
    private volatile long position;
    private volatile long deciding;
    private Hash hash = Hash.ZERO;

    /** @param learn is told what is new, in order; when it returns, the facts are known */
    public KnownReference(Consumer<List<ReferenceEvent>> learn) {
        this.learn = learn;
    }

    /** Of the last fact that is known here, 0 before the first. */
    public long position() {
        return position;
    }

    /**
     * What may be decided with: of facts that are just being learned some may show already, so a decision made meanwhile
     * is said to need them.
     */
    public long deciding() {
        return deciding;
    }

    /**
     * Learns what is new among the records. What is known already is passed over; so is what stands behind a gap, for
     * it will come again.
     *
     * @throws BrokenReference if a record does not follow the one before it, or is not what its hash says
     */
    public void learn(List<LogRecord> records) {
        take(records).forEach(emitter -> emitter.complete(null));
    }

    /** Whoever waited for what is known by then. */
    private synchronized List<UniEmitter<? super Void>> take(List<LogRecord> records) {
        var news = new ArrayList<ReferenceEvent>();
        var reached = position;
        var last = hash;
        for (var record : records) {
            if (record.position() != reached + 1) continue;
            if (!record.previousHash().equals(last) || !HashChain.hash(record).equals(record.hash()))
                throw new BrokenReference(record.id());
            news.add(EventTypes.decodeReference(record.type(), record.data()));
            reached = record.position();
            last = record.hash();
        }
        if (news.isEmpty()) return List.of();
        deciding = reached;
        learn.accept(news);
        hash = last;
        position = reached;
        return due();
    }

    /** Completes once the fact at this position is known. */
    public Uni<Void> reached(long asked) {
        if (asked <= position) return Uni.createFrom().voidItem();
        return Uni.createFrom().emitter(emitter -> wait(asked, emitter));
    }

    private void wait(long asked, UniEmitter<? super Void> emitter) {
        if (isKnownOrAwaited(asked, emitter)) emitter.complete(null);
        else emitter.onTermination(() -> forget(asked, emitter));
    }

    /** @return whether it is known; otherwise the emitter is told when it is */
    private synchronized boolean isKnownOrAwaited(long asked, UniEmitter<? super Void> emitter) {
        if (asked <= position) return true;
        waiting.computeIfAbsent(asked, first -> new ArrayList<>()).add(emitter);
        return false;
    }

    /** Who waits no longer must not be kept, whatever position he asked for. */
    private synchronized void forget(long asked, UniEmitter<? super Void> emitter) {
        waiting.computeIfPresent(asked, (position, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }

    private List<UniEmitter<? super Void>> due() {
        var due = waiting.headMap(position, true);
        var emitters = due.values().stream().flatMap(List::stream).toList();
        due.clear();
        return emitters;
    }
}

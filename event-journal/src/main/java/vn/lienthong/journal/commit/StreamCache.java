package vn.lienthong.journal.commit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.journal.Head;

/**
 * The states of streams that were used lately, by shard. They count only while the shard's head is the one that the cache
 * saw, by position and hash: whoever else moves the head makes the whole shard's entries worthless, and so does whoever
 * puts an older database in the place of this one.
 */
final class StreamCache<S> {
    /** @param version the stream's last one, 0 without facts */
    record Entry<S>(S state, String root, int version) {}

    private static final class Shard<S> {
        private Head seen;
        private final LinkedHashMap<String, Entry<S>> entries = new LinkedHashMap<>(64, 0.75f, true);
    }

    private final Map<Integer, Shard<S>> shards = new ConcurrentHashMap<>();
    private final Map<String, Integer> shardOf = new ConcurrentHashMap<>();
    private final int perShard;

    StreamCache(int capacity, int shardCount) {
        this.perShard = capacity / shardCount;
    }

    /** The root of a remembered stream, which never changes. */
    Optional<String> root(String stream) {
        var shard = shardOf.get(stream);
        return shard == null ? Optional.empty() : entry(shard, stream).map(Entry::root);
    }

    /** What is remembered of the stream, if it counts while this, locked, is the shard's head. */
    Optional<Entry<S>> at(Head head, String stream) {
        var shard = shard(head.shard());
        synchronized (shard) {
            return isSame(shard.seen, head) ? Optional.ofNullable(shard.entries.get(stream)) : Optional.empty();
        }
    }

    private Optional<Entry<S>> entry(int number, String stream) {
        var shard = shard(number);
        synchronized (shard) {
            return Optional.ofNullable(shard.entries.get(stream));
        }
    }

    private static boolean isSame(Head seen, Head head) {
        return seen != null && seen.position() == head.position() && seen.hash().equals(head.hash());
    }

    /** After a commit that moved the shard's head from here to there, or only looked at it. */
    void remember(Head from, Head to, Map<String, Entry<S>> fresh) {
        if (perShard == 0) return;
        var shard = shard(to.shard());
        synchronized (shard) {
            if (shard.seen != null && shard.seen.position() > from.position()) return; // a later batch was quicker
            if (!isSame(shard.seen, from)) forget(shard);
            shard.seen = to;
            shard.entries.putAll(fresh);
            fresh.keySet().forEach(stream -> shardOf.put(stream, to.shard()));
            evict(shard);
        }
    }

    /** Nothing counts any more: a batch failed, perhaps because of what was remembered. */
    void forget() {
        shards.values().forEach(shard -> {
            synchronized (shard) {
                forget(shard);
                shard.seen = null;
            }
        });
    }

    private void forget(Shard<S> shard) {
        shard.entries.keySet().forEach(shardOf::remove);
        shard.entries.clear();
    }

    private void evict(Shard<S> shard) {
        for (Iterator<String> eldest = shard.entries.keySet().iterator(); shard.entries.size() > perShard; ) {
            shardOf.remove(eldest.next());
            eldest.remove();
        }
    }

    private Shard<S> shard(int number) {
        return shards.computeIfAbsent(number, absent -> new Shard<>());
    }
}

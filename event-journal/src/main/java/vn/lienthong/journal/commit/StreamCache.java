package vn.lienthong.journal.commit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states of streams that were used lately, by shard. They count only while the shard's head stands where the cache
 * saw it: whoever else moves the head makes the whole shard's entries worthless.
 */
final class StreamCache<S> {
    /** @param version the stream's last one, 0 without facts */
    record Entry<S>(S state, String root, int version) {}

    private static final class Shard<S> {
        private long seen = -1;
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

    /** What is remembered of the stream, if it counts while the shard's head stands, locked, at this position. */
    Optional<Entry<S>> at(int number, long position, String stream) {
        var shard = shard(number);
        synchronized (shard) {
            return shard.seen == position ? Optional.ofNullable(shard.entries.get(stream)) : Optional.empty();
        }
    }

    private Optional<Entry<S>> entry(int number, String stream) {
        var shard = shard(number);
        synchronized (shard) {
            return Optional.ofNullable(shard.entries.get(stream));
        }
    }

    /** After a commit that moved the shard's head from one position to another, or only looked at it. */
    void remember(int number, long from, long to, Map<String, Entry<S>> fresh) {
        if (perShard == 0) return;
        var shard = shard(number);
        synchronized (shard) {
            if (shard.seen > from) return; // a later batch was quicker to tell
            if (shard.seen < from) forget(shard);
            shard.seen = to;
            shard.entries.putAll(fresh);
            fresh.keySet().forEach(stream -> shardOf.put(stream, number));
            evict(shard);
        }
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

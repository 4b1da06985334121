package vn.lienthong.journal.consumer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;

/**
 * The hashes of the records that were accepted lately, to tell a re-send from another record at a used position. A
 * re-send that reaches further back, as after a restart of this reader, is compared with the re-send before it: the run
 * ends at the last accepted record, whose hash covers all of them, or is cut off and comes again.
 */
final class SeenHashes {
    private static final int KEPT = 4096;

    private final Map<SourceKey, LinkedHashMap<Long, Hash>> recent = new ConcurrentHashMap<>();
    private final Map<SourceKey, SourcePosition> rerun = new ConcurrentHashMap<>();

    synchronized void add(SourceKey key, LogRecord record) {
        var hashes = recent.computeIfAbsent(key, first -> new LinkedHashMap<>());
        hashes.put(record.position(), record.hash());
        if (hashes.size() > KEPT) hashes.pollFirstEntry();
        rerun.remove(key);
    }

    synchronized boolean agrees(SourceKey key, LogRecord record) {
        var known = recent.getOrDefault(key, new LinkedHashMap<>()).get(record.position());
        var before = rerun.put(key, SourcePosition.of(record));
        if (known != null) return known.equals(record.hash());
        return before == null
                || before.position() + 1 != record.position()
                || before.hash().equals(record.previousHash());
    }
}

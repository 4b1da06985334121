package vn.lienthong.reporting.lag;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When each journal was first seen to be how long. A record is at least as old as the first look that found its journal
 * reaching up to it.
 */
final class HeadsSeen {
    private static final int MOST = 500;

    private final Map<String, NavigableMap<Long, Instant>> looks = new HashMap<>();

    void see(String journal, long head, Instant at) {
        var seen = looks.computeIfAbsent(journal, _ -> new TreeMap<>());
        seen.putIfAbsent(head, at);
        if (seen.size() > MOST) thin(seen);
    }

    /** @param position one that was within the journal at some look */
    Instant firstSeen(String journal, long position) {
        return looks.get(journal).ceilingEntry(position).getValue();
    }

    /** Of a journal that everybody has read up to here. */
    void forget(String journal, long position) {
        looks.get(journal).headMap(position, true).clear();
    }

    /** Leaves out every second look, but neither the first nor the last: a long wait is told more coarsely. */
    private static void thin(NavigableMap<Long, Instant> seen) {
        var odd = false;
        for (var heads = seen.keySet().iterator(); heads.hasNext(); odd = !odd) {
            heads.next();
            if (odd) heads.remove();
        }
    }
}

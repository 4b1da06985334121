package vn.lienthong.journal.consumer;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is missing in one partition, and since when. */
final class Gaps {
    private static final String OFFSETS = "the records at the next offset";

    private final Map<String, Long> since = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param missing sources whose gap was open already when the partition came to us */
    Gaps(Duration patience, Set<SourceKey> missing) {
        this.patience = patience;
        missing.forEach(source -> open(behind(source)));
    }

    /** Records were accepted: a source that moved has closed its gap, unless it has opened another. */
    void after(Acceptance acceptance) {
        since.remove(OFFSETS);
        acceptance.advanced().forEach(source -> since.remove(behind(source)));
        acceptance.ahead().forEach(source -> open(behind(source)));
    }

    /** Records came that do not join on; a seek is expected to bring those in between. */
    void hole() {
        open(OFFSETS);
    }

    /** What has been missing for too long. */
    Optional<String> overdue() {
        var now = System.nanoTime();
        return since.entrySet().stream()
                .filter(gap -> now - gap.getValue() > patience.toNanos())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void open(String what) {
        since.putIfAbsent(what, System.nanoTime());
    }

    private static String behind(SourceKey source) {
        return "the next record of " + source;
    }
}

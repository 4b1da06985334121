package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records that wait in quarantine at the services that own facts, as they last said. They say how many, not of whose
 * dossiers; what such a record would have led to is missing from the log, and with it from every figure.
 */
@Singleton
public class OwnersQuarantine {
    private static final int OWNERS = 3;

    private final Map<String, Long> waiting = new ConcurrentHashMap<>();

    public void told(String service, long records) {
        waiting.put(service, records);
    }

    /** Whether every owner has said anything yet. */
    boolean known() {
        return waiting.size() == OWNERS;
    }

    long records() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }
}

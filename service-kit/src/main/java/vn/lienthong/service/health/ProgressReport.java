package vn.lienthong.service.health;

import java.util.Map;

/**
 * How far a service has come.
 *
 * @param heads last position of its journal by shard
 * @param relayed last position by shard that stands in the log
 * @param applied last position it has applied, by {@code <owner>-<shard>}
 * @param pendingItems posted facts whose owner has not answered yet; only intake has any
 * @param quarantined records that wait in quarantine
 */
public record ProgressReport(
        String service,
        Map<String, Long> heads,
        Map<String, Long> relayed,
        Map<String, Long> applied,
        long pendingItems,
        long quarantined) {}

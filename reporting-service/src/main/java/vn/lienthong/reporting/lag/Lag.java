package vn.lienthong.reporting.lag;

import java.util.List;

/**
 * How far the suite is behind itself.
 *
 * @param settled nothing pending, nothing in quarantine, and every journal head relayed and applied by every owner and
 *     view
 * @param pendingItems posted facts whose owner has not answered yet
 * @param quarantined records that wait in quarantine, at whatever service
 * @param owners each owning service as a reader of the log
 * @param relays each service's journal on its way into the log
 */
public record Lag(
        boolean settled,
        long pendingItems,
        long quarantined,
        List<ViewLag> views,
        List<ServiceLag> owners,
        List<ServiceLag> relays) {

    /**
     * @param records that have not been applied, those in quarantine included
     * @param seconds how old the oldest record that is still missing is at least, as seen from here
     */
    public record ViewLag(String view, long records, long seconds) {}

    public record ServiceLag(String service, long records, long seconds) {}
}

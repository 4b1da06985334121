package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.PartEnd;

/**
 * An agency finished its part.
 *
 * @param ended how the part's own dossier ended; {@code null} where it has none
 */
public record LegCompleted(String unit, String leg, String officer, PartEnd ended) implements RoutingEvent {
    public LegCompleted(String unit, String leg, String officer) {
        this(unit, leg, officer, null);
    }
}

package vn.lienthong.cases;

import java.time.LocalDate;
import java.util.Map;
import vn.lienthong.contracts.value.Channel;

/**
 * A part of a case's period: how much of the case is received in it, and by which channels. The catalogue must have the
 * same versions of the case's procedures on all its days.
 *
 * @param from first day
 * @param to last day
 * @param weight relative share of the dossiers
 * @param channels relative shares of the channels
 * @param channelsOf the same for units that have shares of their own, by code
 */
record Stretch(
        LocalDate from,
        LocalDate to,
        int weight,
        Map<Channel, Integer> channels,
        Map<String, Map<Channel, Integer>> channelsOf) {
    Stretch {
        channelsOf = channelsOf == null ? Map.of() : channelsOf;
    }

    Map<Channel, Integer> channels(String unit) {
        return channelsOf.getOrDefault(unit, channels);
    }
}

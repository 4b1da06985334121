package vn.lienthong.contracts.event;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.contracts.value.Passing;

/**
 * Units that are no more have passed on the dossier (sắp xếp đơn vị hành chính): whatever they had in it, to resolve it, to
 * hold it, a leg of its route, the desk that received it, others have from the start of that day. All passings happen at
 * once, for a successor may bear the code of another unit that ended.
 *
 * @param on the first day on which the units are no more
 * @param passings one for each of them that had something to do with the dossier
 */
public record ResponsibilityPassed(LocalDate on, List<Passing> passings) implements RoutingEvent {

    /**
     * Who stands where that unit stood before: its successor, or itself if it has not ended. Where the dossier waits to be
     * assigned (chưa phân bổ) it is the unit that is no more, named by its last day, as {@code 00565@2025-06-30}: whoever
     * bears its code today has nothing to do with it.
     */
    public String after(String unit) {
        return passings.stream()
                .filter(passing -> passing.fromUnit().equals(unit))
                .findFirst()
                .map(passing -> passing.isAssigned() ? passing.toUnit() : unit + "@" + on.minusDays(1))
                .orElse(unit);
    }
}

package vn.lienthong.contracts.event;

import java.time.Instant;

/**
 * A part of a group can begin: what it waits for is done, and its own dossier is to be received.
 *
 * @param leg of the group's route
 * @param unit the agency that resolves it
 * @param procedure of its dossier
 * @param desk the unit that receives it; {@code null} where it is the one that received the group
 * @param possibleFrom business time at which what it waits for was done, where it begins only later because that was told
 *     late, or was so by a correction; {@code null} where it begins then
 */
public record LegOpened(String leg, String unit, String procedure, String desk, Instant possibleFrom)
        implements RoutingEvent {
    public LegOpened(String leg, String unit, String procedure) {
        this(leg, unit, procedure, null, null);
    }
}

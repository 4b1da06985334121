package vn.lienthong.contracts.event;

/**
 * A part of a group can begin: what it waits for is done, and its own dossier is to be received.
 *
 * @param leg of the group's route
 * @param unit the agency that resolves it
 * @param procedure of its dossier
 * @param desk the unit that receives it; {@code null} where it is the one that received the group
 */
public record LegOpened(String leg, String unit, String procedure, String desk) implements RoutingEvent {
    public LegOpened(String leg, String unit, String procedure) {
        this(leg, unit, procedure, null);
    }
}

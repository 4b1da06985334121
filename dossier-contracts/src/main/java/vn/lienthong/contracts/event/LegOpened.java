package vn.lienthong.contracts.event;

/**
 * A part of a group can begin: what it waits for is done, and its own dossier is to be received.
 *
 * @param leg of the group's route
 * @param unit the agency that resolves it
 * @param procedure of its dossier
 */
public record LegOpened(String leg, String unit, String procedure) implements RoutingEvent {}

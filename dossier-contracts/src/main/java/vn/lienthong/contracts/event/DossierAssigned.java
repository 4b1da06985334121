package vn.lienthong.contracts.event;

/**
 * Within a unit an officer takes the dossier, or a leg of it, in hand (phân công xử lý), or passes it to another.
 *
 * @param room where, e.g. a division's code (phòng, bộ phận); {@code null} if that was not told
 * @param leg {@code null} for the whole
 */
public record DossierAssigned(String unit, String officer, String room, String leg) implements RoutingEvent {}

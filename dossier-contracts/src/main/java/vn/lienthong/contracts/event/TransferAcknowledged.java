package vn.lienthong.contracts.event;

/** The receiving agency has it. */
public record TransferAcknowledged(String unit, String officer, String leg) implements RoutingEvent {}

package vn.lienthong.contracts.event;

/** An agency finished its part. */
public record LegCompleted(String unit, String leg, String officer) implements RoutingEvent {}

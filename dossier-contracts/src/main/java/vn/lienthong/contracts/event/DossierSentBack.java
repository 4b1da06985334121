package vn.lienthong.contracts.event;

/** Returned to the sender with a (sealed) reason. */
public record DossierSentBack(String fromUnit, String toUnit, String leg) implements RoutingEvent {}

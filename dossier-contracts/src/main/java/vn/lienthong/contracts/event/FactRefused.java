package vn.lienthong.contracts.event;

/** The owner's reasoned no to a reported fact; {@code rule} is the last part of the problem type's URI. */
public record FactRefused(String factType, String rule, String detail) implements RoutingEvent, DeadlineEvent {}

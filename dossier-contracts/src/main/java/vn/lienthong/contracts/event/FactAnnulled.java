package vn.lienthong.contracts.event;

/** A fact is taken back. */
public record FactAnnulled(String fact, String approver) implements IntakeEvent, RoutingEvent, DeadlineEvent {}

package vn.lienthong.contracts.event;

/** Everything that can stand in the log {@code dossier-events}. Personal data is never here: it travels sealed beside the event. */
public sealed interface DossierEvent extends LogEvent
        permits IntakeEvent, RoutingEvent, DeadlineEvent, ReportingEvent {}

package vn.lienthong.contracts.event;

/** What was done about a record that a service could not apply; written by the service that had parked it. */
public sealed interface QuarantineAct extends IntakeEvent, RoutingEvent, DeadlineEvent, ReportingEvent
        permits QuarantineSkipped, QuarantineRetried {}

package vn.lienthong.contracts.event;

/** An operator let a record go that could not be applied; said in the log so that a replay skips it too. */
public record QuarantineSkipped(int partition, long offset, String event, String reason)
        implements IntakeEvent, RoutingEvent, DeadlineEvent, ReportingEvent {}

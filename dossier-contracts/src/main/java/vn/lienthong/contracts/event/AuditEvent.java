package vn.lienthong.contracts.event;

/** Everything that can stand in the log {@code audit-events}: what was published, and who did what to the log. */
public sealed interface AuditEvent extends LogEvent permits ReportFiled, ReportRestated, AuditAct {}

package vn.lienthong.contracts.event;

/** Everything that can stand in a journal. */
public sealed interface LogEvent permits DossierEvent, ReferenceEvent, AuditEvent {}

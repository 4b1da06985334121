package vn.lienthong.contracts.event;

/** The facts that reporting (audit acts) owns. */
public sealed interface ReportingEvent extends DossierEvent permits QuarantineAct {}

package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.ProcedureDescription;

/** A procedure was announced (công bố). */
public record ProcedurePublished(ProcedureDescription procedure, Approval approval) implements ProcedureEvent {}

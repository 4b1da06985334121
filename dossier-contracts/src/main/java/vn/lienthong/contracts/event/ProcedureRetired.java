package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.ProcedureDescription;

/** A procedure is received no more (bãi bỏ). */
public record ProcedureRetired(ProcedureDescription procedure, Approval approval) implements ProcedureEvent {}

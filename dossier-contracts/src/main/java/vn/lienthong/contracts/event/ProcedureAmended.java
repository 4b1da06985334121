package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.ProcedureDescription;

/** A procedure changed (sửa đổi, bổ sung), from the first day of a version on. */
public record ProcedureAmended(ProcedureDescription procedure, Approval approval) implements ProcedureEvent {}

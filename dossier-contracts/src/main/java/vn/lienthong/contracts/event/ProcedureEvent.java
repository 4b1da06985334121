package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.ProcedureDescription;

/** What happened to a procedure. */
public sealed interface ProcedureEvent extends ReferenceEvent
        permits ProcedurePublished, ProcedureAmended, ProcedureRetired {
    /** As it stands after it. */
    ProcedureDescription procedure();
}

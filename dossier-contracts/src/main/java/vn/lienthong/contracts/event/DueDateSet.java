package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;

/** The first due date of a dossier or a leg; for a dossier exactly the one promised at reception. */
public record DueDateSet(Scope scope, String leg, DueDate due, DueReason reason, String basis, String calendarVersion)
        implements DeadlineEvent {}

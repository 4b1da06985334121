package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;

/** A due date in force gives way to another. */
public record DueDateMoved(
        Scope scope, String leg, DueDate from, DueDate to, DueReason reason, String basis, String calendarVersion)
        implements DeadlineEvent {}

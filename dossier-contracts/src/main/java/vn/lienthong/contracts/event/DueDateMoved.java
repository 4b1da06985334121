package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;

/**
 * A due date in force gives way to another.
 *
 * @param procedureVersion by which the dossier counts from then on, of LIMIT_CHANGE; else {@code null}
 */
public record DueDateMoved(
        Scope scope,
        String leg,
        DueDate from,
        DueDate to,
        DueReason reason,
        String basis,
        String calendarVersion,
        String procedureVersion)
        implements DeadlineEvent {
    public DueDateMoved(
            Scope scope, String leg, DueDate from, DueDate to, DueReason reason, String basis, String calendarVersion) {
        this(scope, leg, from, to, reason, basis, calendarVersion, null);
    }
}

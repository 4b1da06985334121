package vn.lienthong.reporting.domain;

import java.time.Instant;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.workingtime.DueDates;

/** The rules of form 06a about a due date. No due date at all counts as in time. */
public final class Due {
    private Due() {}

    /** Limits in days compare days; limits in hours or minutes the day for early and the instant for late. */
    public static Punctuality at(Instant closed, DueDate due) {
        if (due == null) return Punctuality.ON_TIME;
        var closingDay = BusinessDay.of(closed);
        var dueDay = BusinessDay.of(due.at());
        if (closingDay.isBefore(dueDay)) return Punctuality.EARLY;
        return closed.isBefore(DueDates.overdueFrom(due)) ? Punctuality.ON_TIME : Punctuality.LATE;
    }
}

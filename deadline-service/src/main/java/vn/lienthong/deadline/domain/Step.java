package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * One due date of a clock.
 *
 * @param time business time from which it is in force, until the next step
 * @param countedFrom where the limit began to run for it
 * @param basis legal source
 * @param cause id of the fact that set it
 * @param counting how it was counted, and what is counted from it
 */
public record Step(
        Instant time,
        Instant countedFrom,
        DueDate due,
        DueReason reason,
        String basis,
        String cause,
        Counting counting) {
    /** Whether such a move is a decision of its own; all others follow from another fact. */
    static boolean isDecided(DueReason reason) {
        return switch (reason) {
            case CALENDAR_CHANGE, LIMIT_CHANGE -> true;
            case INITIAL,
                    SUPPLEMENT_RESTART,
                    SUPPLEMENT_PAUSE,
                    PAYMENT_PAUSE,
                    EXTENSION_APOLOGY,
                    SYSTEM_INCIDENT,
                    CORRECTION -> false;
        };
    }

    boolean isDecided() {
        return isDecided(reason);
    }

    public WorkCalendar calendar() {
        return counting.calendar();
    }

    /** The version to name with it; of a change of calendars the one that was decided. */
    public String calendarVersion() {
        return reason == DueReason.CALENDAR_CHANGE
                ? calendar().version()
                : calendar().versionOn(WorkCalendar.dayOf(due.at()));
    }

    /** The version of the procedure that was decided, {@code null} where none was. */
    public String decidedVersion() {
        return reason == DueReason.LIMIT_CHANGE ? counting.procedureVersion() : null;
    }

    /** Whether it was set because a clock ran again. */
    boolean followsPause() {
        return switch (reason) {
            case SUPPLEMENT_RESTART, SUPPLEMENT_PAUSE, PAYMENT_PAUSE, SYSTEM_INCIDENT -> true;
            case INITIAL, EXTENSION_APOLOGY, CALENDAR_CHANGE, LIMIT_CHANGE, CORRECTION -> false;
        };
    }
}

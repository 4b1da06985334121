package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;

/**
 * Something owed by a date of its own (nghĩa vụ có thời hạn riêng), done or not.
 *
 * @param unit that owes it
 * @param officer who did it, {@code null} if nobody did or said
 * @param cause id of the fact from which it is owed, or that shows what was owed
 * @param passing the date whose passing shows that it was missed: its own, of an apology the dossier's
 * @param missedFrom the first moment at which it is missed if it has not been done
 * @param doneAt {@code null} while it is not done
 * @param endedAt when the dossier was closed, so that it need not be done any more; {@code null} while open
 */
public record Obligation(
        Duty duty,
        String unit,
        String officer,
        DueDate due,
        String basis,
        String cause,
        Instant passing,
        Instant missedFrom,
        Instant doneAt,
        Instant endedAt) {

    /**
     * What is missed once its own date has passed.
     *
     * @param done {@code null} while it is not done
     * @param close {@code null} while the dossier is open
     */
    static Obligation byItsDate(Duty duty, String unit, DueDate due, String basis, Fact cause, Fact done, Fact close) {
        var missedFrom = DueDates.overdueFrom(due);
        return new Obligation(duty, unit, null, due, basis, cause.id(), due.at(), missedFrom, time(done), time(close));
    }

    /** The same, where not its own date shows it missed but that one, from that moment on. */
    Obligation missedOncePassed(DueDate date, Instant from) {
        return new Obligation(duty, unit, officer, due, basis, cause, date.at(), from, doneAt, endedAt);
    }

    /** The same, done by that officer. */
    Obligation doneBy(String who) {
        return new Obligation(duty, unit, who, due, basis, cause, passing, missedFrom, doneAt, endedAt);
    }

    /** The same, done at that moment. */
    Obligation doneAt(Instant moment) {
        return new Obligation(duty, unit, officer, due, basis, cause, passing, missedFrom, moment, endedAt);
    }

    private static Instant time(Fact fact) {
        return fact == null ? null : fact.time();
    }

    public boolean isDone() {
        return doneAt != null;
    }

    /** Whether it had been missed by then. */
    public boolean isMissedAt(Instant moment) {
        return isDone() ? isDoneTooLate() : isStillMissable() && !moment.isBefore(missedFrom);
    }

    boolean isDoneTooLate() {
        return isDone() && !doneAt.isBefore(missedFrom);
    }

    /** Whether time alone shows, or will show, that it was missed. */
    boolean isStillMissable() {
        return !isDone() && (endedAt == null || !endedAt.isBefore(missedFrom));
    }

    /** Its business time is the date by which it was owed, however late that is found. */
    Saying missed() {
        return new Saying(new DutyMissed(duty, unit, officer, due.at(), basis), due.at(), cause);
    }
}

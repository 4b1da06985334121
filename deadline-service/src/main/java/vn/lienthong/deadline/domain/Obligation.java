package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;

/**
 * Something owed by a date of its own (nghĩa vụ có thời hạn riêng), done or not.
 *
 * @param unit that owes it
 * @param officer who did it, {@code null} if nobody did or said
 * @param cause id of the fact from which it is owed, or that shows what was owed
 * @param missedFrom the first moment at which it is missed if it has not been done
 * @param doneAt {@code null} while it is not done; what need not be done any more counts as done
 */
public record Obligation(
        Duty duty,
        String unit,
        String officer,
        DueDate due,
        String basis,
        String cause,
        Instant missedFrom,
        Instant doneAt) {

    public boolean isDone() {
        return doneAt != null;
    }

    /** Whether it is known to have been missed, or will be once that moment has come. */
    public boolean isMissedAt(Instant moment) {
        var until = isDone() ? doneAt : moment;
        return !until.isBefore(missedFrom);
    }

    boolean isDoneTooLate() {
        return isDone() && isMissedAt(doneAt);
    }

    /** Its business time is the date by which it was owed, however late that is found. */
    Saying missed() {
        return new Saying(new DutyMissed(duty, unit, officer, due.at(), basis), due.at(), cause);
    }
}

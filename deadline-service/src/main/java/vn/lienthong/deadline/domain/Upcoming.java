package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.deadline.domain.Notices.Subject;

/**
 * A notice of time that will be given unless something happens first.
 *
 * @param at from when it may be given
 * @param occursAt its business time
 * @param awaitsAnswer whether a reported fact of that time or before has no answer yet
 */
public record Upcoming(Kind kind, Subject subject, Instant at, Instant occursAt, boolean awaitsAnswer) {
    /** What a notice says. */
    public enum Kind {
        DUE_SOON,
        OVERDUE
    }

    Upcoming awaitingAnswer() {
        return new Upcoming(kind, subject, at, occursAt, true);
    }

    /** Whether it may be given now. */
    public boolean isDue(Instant now) {
        return !at.isAfter(now) && !awaitsAnswer;
    }

    public Saying notice() {
        DeadlineEvent event =
                switch (kind) {
                    case DUE_SOON -> new DueSoon(subject.scope(), subject.leg(), subject.dueAt());
                    case OVERDUE ->
                        new DossierOverdue(subject.scope(), subject.leg(), subject.dueAt(), OverdueCause.PROCESSING);
                };
        return new Saying(event, occursAt, null);
    }
}

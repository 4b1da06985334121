package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.deadline.domain.Notices.Subject;

/**
 * A notice of time that will be given unless something happens first.
 *
 * @param at from when it may be given
 * @param notice what will be said, at its business time
 * @param awaitsAnswer whether a reported fact of before has no answer yet
 */
public record Upcoming(Kind kind, Subject subject, Instant at, Saying notice, boolean awaitsAnswer) {
    /** What a notice says. */
    public enum Kind {
        DUE_SOON,
        OVERDUE,
        DUTY_MISSED,
        SUPPLEMENT_EXPIRED
    }

    Upcoming awaitingAnswer() {
        return new Upcoming(kind, subject, at, notice, true);
    }

    /** Up to when all must have been told before it may be given: a warning speaks of the day it is given on. */
    public Instant askedUpTo() {
        return at.isBefore(subject.dueAt()) ? at : subject.dueAt();
    }

    /** Whether it may be given now. */
    public boolean isDue(Instant now) {
        return !at.isAfter(now) && !awaitsAnswer;
    }
}

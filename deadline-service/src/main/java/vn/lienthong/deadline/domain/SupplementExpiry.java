package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.workingtime.DueComputation;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Until when a supplement that was asked for must come (thời hạn bổ sung hồ sơ), where the law stops the dossier otherwise.
 *
 * @param request id of the fact that asked for it
 * @param requestedAt from when it is counted
 * @param counted as if nothing had stopped it
 * @param due until when it must come: later where an announced incident stood between
 * @param basis legal source
 * @param endedAt when it came, or the dossier was or will be closed; {@code null} while it is awaited
 */
public record SupplementExpiry(
        String request, Instant requestedAt, DueComputation counted, DueDate due, String basis, Instant endedAt) {

    static SupplementExpiry of(Fact request, TimeLaw.SupplementTerms terms, WorkCalendar calendar) {
        var counted = DueDates.compute(request.time(), terms.limit(), calendar);
        return new SupplementExpiry(request.id(), request.time(), counted, counted.due(), terms.basis(), null);
    }

    /** It goes on from the end of a standstill that began before it had expired, and before the wait had ended. */
    SupplementExpiry stood(Instant from, Instant to, TimeLaw.SupplementTerms terms, WorkCalendar calendar) {
        var isOver = !from.isBefore(expiresFrom()) || endedAt != null && !from.isBefore(endedAt);
        if (isOver || !to.isAfter(requestedAt)) return this;
        var since = from.isBefore(requestedAt) ? requestedAt : from;
        var later = DueDates.paused(due, terms.limit(), since, to, calendar);
        return new SupplementExpiry(request, requestedAt, counted, later, basis, endedAt);
    }

    public Instant dueAt() {
        return due.at();
    }

    SupplementExpiry endedAt(Instant moment) {
        return new SupplementExpiry(request, requestedAt, counted, due, basis, moment);
    }

    /** The first moment at which it has expired. */
    Instant expiresFrom() {
        return DueDates.overdueFrom(due);
    }

    /** Whether time alone shows, or will show, that it did not come; what came later changes nothing. */
    boolean isToExpire() {
        return endedAt == null || !endedAt.isBefore(expiresFrom());
    }

    public boolean isExpiredAt(Instant moment) {
        return isToExpire() && !moment.isBefore(expiresFrom());
    }

    public boolean isAwaitedAt(Instant moment) {
        return moment.isBefore(expiresFrom()) && (endedAt == null || moment.isBefore(endedAt));
    }

    /** Its business time is the last moment of the limit, however late that is found. */
    Saying expired() {
        return new Saying(new SupplementExpired(dueAt(), basis), dueAt(), request);
    }
}

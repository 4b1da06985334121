package vn.lienthong.reporting.indicators;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.workingtime.DueDates;

/**
 * A dossier as indicator 2.1 reckons with it (hồ sơ xử lý trước hạn, đúng hạn; QĐ 766/QĐ-TTg): the time of its end, less the
 * time the applicant took for supplements, against the date first appointed. That date and no other: a supplement that also
 * moved it would count twice, and a re-appointment with an apology does not make late on time.
 *
 * @param unit code of the unit where it counts
 * @param endedAt business time
 * @param supplementSeconds from requests to completed supplements, by the clock; taken off the end
 * @param supplementRequests after reception; more than one makes it overdue, however it ended
 * @param dueAt the date first appointed, or where there is none the date that the procedure's longest limit gives;
 *     {@code null} where there is no limit either: then it is on time
 */
public record Reckoned(
        String dossier,
        String unit,
        String procedure,
        Instant receivedAt,
        Instant endedAt,
        EndedBy endedBy,
        long supplementSeconds,
        int supplementRequests,
        Instant dueAt,
        boolean onTime) {

    /**
     * Empty for what ended before the period.
     *
     * @param byLimit the date that the procedure's limit gives, or {@code null}; for what was promised none
     */
    static Optional<Reckoned> of(CountedDossier counted, DueDate byLimit, Period period) {
        var track = Track.of(counted.dossier(), BusinessDay.start(period.to().plusDays(1)));
        var reckoned = of(counted, track, byLimit, lastSecond(period));
        var endedBefore = reckoned.isEnded() && BusinessDay.of(reckoned.endedAt).isBefore(period.from());
        return endedBefore ? Optional.empty() : Optional.of(reckoned);
    }

    private static Reckoned of(CountedDossier counted, Track track, DueDate byLimit, Instant periodEnd) {
        var end = track.end(periodEnd);
        var supplement = track.supplements(end).stream()
                .map(each -> Duration.between(each.requested(), each.to()))
                .reduce(Duration.ZERO, Duration::plus);
        var first = counted.course().originalDue();
        var due = first == null ? byLimit : first;
        var requests = track.requests();
        return new Reckoned(
                counted.dossier().code(),
                counted.unit(),
                counted.reception().event().procedure(),
                counted.receivedAt(),
                end,
                track.endedBy(),
                supplement.toSeconds(),
                requests,
                due == null ? null : due.at(),
                requests <= 1 && isBy(due, end.minus(supplement)));
    }

    private static boolean isBy(DueDate due, Instant end) {
        return due == null || end.isBefore(DueDates.overdueFrom(due));
    }

    /** What is due on the last day of a period is in time at its end. */
    private static Instant lastSecond(Period period) {
        return BusinessDay.start(period.to().plusDays(1)).minusSeconds(1);
    }

    private boolean isEnded() {
        return switch (endedBy) {
            case RESOLVED, RETURNED, REFUSED, STOPPED, WITHDRAWN -> true;
            case SUPPLEMENT_REQUESTED, PERIOD_END -> false;
        };
    }
}

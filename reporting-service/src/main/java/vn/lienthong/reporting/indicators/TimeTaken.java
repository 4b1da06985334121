package vn.lienthong.reporting.indicators;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * How long a dossier took from its reception until it was resolved, or returned (thời gian giải quyết), without the time the
 * applicant took for supplements: in working time where the limit counts working time, else by the clock.
 *
 * @param unit in which it is given: that of the procedure's limit, but hours of work for the same day, and days for months
 */
record TimeTaken(String procedure, Duration time, LimitUnit unit) {

    /** Empty for what has not come to a result. */
    static Optional<TimeTaken> of(CountedDossier counted, LimitUnit limit, WorkCalendar calendar) {
        var track = Track.of(counted.dossier(), Instant.MAX);
        return switch (track.endedBy()) {
            case RESOLVED, RETURNED -> Optional.of(of(counted, track, given(limit), calendar));
            case REFUSED, STOPPED, WITHDRAWN, SUPPLEMENT_REQUESTED, PERIOD_END -> Optional.empty();
        };
    }

    private static TimeTaken of(CountedDossier counted, Track track, LimitUnit unit, WorkCalendar calendar) {
        var end = track.end(Instant.MAX);
        var time = between(counted.receivedAt(), end, unit, calendar);
        for (var supplement : track.supplements(end))
            time = time.minus(between(supplement.requested(), supplement.to(), unit, calendar));
        return new TimeTaken(counted.reception().event().procedure(), time, unit);
    }

    private static LimitUnit given(LimitUnit limit) {
        return switch (limit) {
            case SAME_DAY -> LimitUnit.WORKING_HOUR;
            case MONTH -> LimitUnit.DAY;
            case WORKING_DAY, DAY, WORKING_HOUR, HOUR, MINUTE -> limit;
        };
    }

    private static Duration between(Instant from, Instant to, LimitUnit unit, WorkCalendar calendar) {
        return switch (unit) {
            case WORKING_DAY, WORKING_HOUR, SAME_DAY -> DueDates.deskTime(from, to, calendar);
            case DAY, MONTH, HOUR, MINUTE -> Duration.between(from, to);
        };
    }

    /** How long one of these is; a working day has eight hours. */
    static Duration one(LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> Duration.ofHours(8);
            case DAY, MONTH -> Duration.ofDays(1);
            case WORKING_HOUR, HOUR, SAME_DAY -> Duration.ofHours(1);
            case MINUTE -> Duration.ofMinutes(1);
        };
    }
}

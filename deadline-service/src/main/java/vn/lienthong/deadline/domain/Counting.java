package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.workingtime.DueComputation;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * How the due dates of a clock are counted.
 *
 * @param limit {@code null} where only a date is known
 * @param start from when it counts
 * @param procedureVersion the version of the procedure that says so, {@code null} where none is known; of a leg the one by
 *     which its route was planned
 */
public record Counting(Limit limit, StartRule start, String procedureVersion, WorkCalendar calendar) {

    /** A limit that cannot be counted stops no clock: it is as if only a date were known. */
    public boolean isPossible() {
        return isPossible(limit);
    }

    static boolean isPossible(Limit limit) {
        return limit != null && DueDates.fault(limit).isEmpty();
    }

    /** What begins at that moment, day by day. */
    public DueComputation from(Instant moment) {
        return DueDates.compute(moment, limit, start, calendar);
    }

    /** The same, as if that version of the procedure said so. */
    Counting named(String version) {
        return new Counting(limit, start, version, calendar);
    }

    Counting by(WorkCalendar other) {
        return new Counting(limit, start, procedureVersion, other);
    }
}

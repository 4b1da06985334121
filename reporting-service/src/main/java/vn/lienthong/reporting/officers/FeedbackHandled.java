package vn.lienthong.reporting.officers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.dossier.FeedbackGiven;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Whether feedback was answered in time: within fifteen working days (thời hạn trả lời phản ánh, kiến nghị; QĐ 766/QĐ-TTg,
 * 5.2). It counts in the one period in which the answer came or, if that was earlier, was due.
 *
 * @param due feedback of which the answer came or was due
 * @param inTime of these, answered by then
 */
record FeedbackHandled(long due, long inTime) {
    static final FeedbackHandled NONE = new FeedbackHandled(0, 0);

    private static final Limit TO_ANSWER = new Limit(BigDecimal.valueOf(15), LimitUnit.WORKING_DAY);

    /** That of which the answer came or was due from one instant up to another, as it stood at the other. */
    static FeedbackHandled of(CountedDossier counted, Instant from, Instant end, WorkCalendar calendar) {
        var history = counted.dossier().history();
        if (!FeedbackGiven.wasGiven(history)) return NONE;
        return of(
                FeedbackGiven.of(history).stream()
                        .filter(given -> given.at().isBefore(end))
                        .toList(),
                from,
                end,
                calendar);
    }

    private static FeedbackHandled of(List<FeedbackGiven> given, Instant from, Instant end, WorkCalendar calendar) {
        var handled = NONE;
        for (var each : given) {
            var late = DueDates.overdueFrom(
                    DueDates.compute(each.at(), TO_ANSWER, calendar).due());
            handled = handled.plus(
                    each.isAnswered() && each.answeredAt().isBefore(late)
                            ? answered(each.answeredAt(), from, end)
                            : missed(late, from, end));
        }
        return handled;
    }

    private static FeedbackHandled answered(Instant at, Instant from, Instant end) {
        return !at.isBefore(from) && at.isBefore(end) ? new FeedbackHandled(1, 1) : NONE;
    }

    /** @param late the first instant behind the last day for the answer */
    private static FeedbackHandled missed(Instant late, Instant from, Instant end) {
        return late.isAfter(from) && !late.isAfter(end) ? new FeedbackHandled(1, 0) : NONE;
    }

    FeedbackHandled plus(FeedbackHandled other) {
        return new FeedbackHandled(due + other.due, inTime + other.inTime);
    }

    /** Index 8: all in time, or none was due; at least 90 %; less. */
    Points points() {
        if (inTime == due) return Points.of(2);
        return Points.of(inTime * 100 >= due * 90 ? 1 : 0);
    }
}

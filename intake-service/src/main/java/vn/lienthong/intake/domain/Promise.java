package vn.lienthong.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.PostedDue;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.workingtime.DueComputation;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.TraceLine;
import vn.lienthong.workingtime.UnknownYearException;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The date promised to the citizen at reception (giấy tiếp nhận và hẹn trả kết quả), with its explanation.
 *
 * @param trace how the suite's own date was counted, day by day; empty if no calendar holds the days
 */
public record Promise(PromisedDue due, List<TraceLine> trace) {

    /** Whether the source's slip shows another date than the suite computes. */
    public boolean differs() {
        return due.computed() != null && !due.computed().equals(due.due());
    }

    /**
     * The promise for a dossier received at this unit and moment.
     *
     * @param posted the date on the slip that the source gave out, which then is the due date; or {@code null}
     * @return empty if there is none on a slip and the calendars do not reach far enough to compute one
     */
    public static Optional<Promise> make(
            Procedure procedure, String unit, Instant receivedAt, PostedDue posted, Catalogue catalogue) {
        var day = WorkCalendar.dayOf(receivedAt);
        var calendar = calendar(catalogue, unit, day);
        var computed = calendar.flatMap(known -> compute(procedure, receivedAt, known));
        return posted == null
                ? computed.map(own -> new Promise(own(own, procedure), own.trace()))
                : Optional.of(posted(posted, procedure, calendar, computed));
    }

    private static PromisedDue own(DueComputation own, Procedure procedure) {
        return new PromisedDue(
                own.due(),
                own.slipDueAt(),
                DueSource.COMPUTED,
                null,
                procedure.limit(),
                procedure.version(),
                own.calendarVersion());
    }

    private static Promise posted(
            PostedDue posted, Procedure procedure, Optional<WorkCalendar> calendar, Optional<DueComputation> computed) {
        var due = posted.as(computed.map(own -> own.due().precision()).orElse(precision(procedure.limit())));
        var closing = calendar.map(known -> DueDates.slipDueAt(due, known)).orElse(due.at());
        var promised = new PromisedDue(
                due,
                posted.at() == null ? closing : posted.at(),
                DueSource.POSTED,
                computed.map(DueComputation::due).orElse(null),
                procedure.limit(),
                procedure.version(),
                computed.map(DueComputation::calendarVersion).orElse(null));
        return new Promise(promised, computed.map(DueComputation::trace).orElse(List.of()));
    }

    static DuePrecision precision(Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY, DAY, MONTH, SAME_DAY -> DuePrecision.DAY;
            case WORKING_HOUR, HOUR, MINUTE -> DuePrecision.INSTANT;
        };
    }

    private static Optional<WorkCalendar> calendar(Catalogue catalogue, String unit, LocalDate day) {
        try {
            return Optional.of(catalogue.calendar(unit, day));
        } catch (IllegalArgumentException noneInForce) {
            return Optional.empty();
        }
    }

    private static Optional<DueComputation> compute(Procedure procedure, Instant receivedAt, WorkCalendar calendar) {
        try {
            return Optional.of(DueDates.compute(receivedAt, procedure.limit(), procedure.start(), calendar));
        } catch (UnknownYearException beyondTheCalendar) {
            return Optional.empty();
        }
    }
}

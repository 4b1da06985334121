package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueReason;

/**
 * Open dossiers count by another calendar (thay đổi lịch làm việc), and so do their legs.
 *
 * @param version of the calendar
 * @param document number of the document by which it was published (số, ký hiệu văn bản)
 */
public record CalendarChange(String version, String document) implements Recount {

    @Override
    public Outcome of(History history, TimeLaw law, Instant now) {
        if (history.close().isPresent()) return Outcome.NOTHING;
        var fold = TimeSheetFold.until(now, history, law);
        var running = fold.result().clocks().filter(Clock::runs).toList();
        return Outcome.of(running, fold, now, clock -> fold.byCalendar(clock, version), this::moved);
    }

    private DueDateMoved moved(Clock clock, Step to) {
        var from = clock.inForce().due();
        return new DueDateMoved(
                clock.scope(), clock.leg(), from, to.due(), DueReason.CALENDAR_CHANGE, document, version);
    }
}

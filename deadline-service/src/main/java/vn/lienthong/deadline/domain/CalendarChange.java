package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueReason;

/**
 * An order that open dossiers count by another calendar (thay đổi lịch làm việc). A due date goes where it would stand had
 * its clock been counted by that calendar from the start. What was appointed stays: a date that a source gave out, or
 * that of an apology; so does what has passed, and every due date of a closed dossier.
 *
 * @param version of the calendar
 * @param document number of the document by which it was published (số, ký hiệu văn bản)
 */
public record CalendarChange(String version, String document) {

    /** The due dates that move now; none where the order has been carried out. */
    public List<Saying> moves(History history, TimeLaw law, Instant now) {
        if (history.close().isPresent()) return List.of();
        var fold = new TimeSheetFold(law, history.facts());
        history.judgedByTime().stream()
                .takeWhile(fact -> !fact.time().isAfter(now))
                .forEach(fold::apply);
        return fold.result()
                .clocks()
                .filter(Clock::runs)
                .flatMap(clock -> move(clock, fold, now).stream())
                .toList();
    }

    private Optional<Saying> move(Clock clock, TimeSheetFold fold, Instant now) {
        var from = clock.inForce().due();
        return fold.recounted(clock, version, now)
                .map(Step::due)
                .filter(to -> !to.equals(from))
                .map(to -> new DueDateMoved(
                        clock.scope(), clock.leg(), from, to, DueReason.CALENDAR_CHANGE, document, version))
                .map(moved -> new Saying(moved, now, null));
    }
}

package vn.lienthong.reporting.domain;

import static vn.lienthong.reporting.domain.Account.AWAITING;
import static vn.lienthong.reporting.domain.Account.ON_TIME_AFTER_EXTENSION;
import static vn.lienthong.reporting.domain.Account.OPEN_IN_TIME;
import static vn.lienthong.reporting.domain.Account.OPEN_OVERDUE;
import static vn.lienthong.reporting.domain.Account.UNMARKED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.reporting.domain.Course.Closing;

/**
 * What the ledger must say of a dossier, by the rules of form II.06a: once at its resolving unit, received on the day of
 * reception, open in time or overdue by the due date in force, closed by the punctuality of its closing. A parent that
 * has children counts nowhere: its children count at their own units.
 *
 * <p>A report that ends on a day on which the dossier has passed to another unit counts it in all columns there, as if it
 * had been there from the beginning. So all that was posted before is taken back from the one and posted for the other,
 * each on its own business day but only for reports that end since ({@link Posting#since}).
 */
public final class Postings {
    private final List<Posting> postings = new ArrayList<>();
    private final Cell cell;
    private final Responsible responsible;

    private Postings(Cell cell, Responsible responsible) {
        this.cell = cell;
        this.responsible = responsible;
    }

    /** The postings of the parts and, by their own rule, of the control totals. */
    public static List<Posting> of(Dossier dossier) {
        if (!dossier.children().isEmpty()) return List.of();
        return dossier.reception()
                .map(reception -> of(reception, dossier, Course.of(dossier)))
                .orElse(List.of());
    }

    private static List<Posting> of(Reception reception, Dossier dossier, Course course) {
        var closedAt = course.closing().map(Closing::at);
        return new Postings(reception.cell(), Responsible.of(reception, dossier, closedAt))
                .all(reception, dossier, course);
    }

    private List<Posting> all(Reception reception, Dossier dossier, Course course) {
        post(reception.fact().time(), Account.receivedBy(cell.channel()), OPEN_IN_TIME);
        for (var turn : course.turns()) {
            if (turn.overdue()) post(turn.at(), OPEN_IN_TIME, OPEN_OVERDUE);
            else post(turn.at(), OPEN_OVERDUE, OPEN_IN_TIME);
        }
        course.closing().ifPresent(closing -> close(closing, course));
        for (var wait : Waits.of(dossier)) mark(wait);
        postings.addAll(ControlTotals.of(dossier, cell));
        return postings;
    }

    private void close(Closing closing, Course course) {
        var wasOverdue = !course.turns().isEmpty() && course.turns().getLast().overdue();
        post(
                closing.at(),
                wasOverdue ? OPEN_OVERDUE : OPEN_IN_TIME,
                Account.closed(closing.punctuality(), closing.kind()));
        if (closing.savedByExtension()) post(closing.at(), UNMARKED, ON_TIME_AFTER_EXTENSION);
    }

    private void mark(Waits.Wait wait) {
        post(wait.from(), UNMARKED, AWAITING);
        if (wait.to() != null) post(wait.to(), AWAITING, UNMARKED);
    }

    private void post(Instant at, Account from, Account to) {
        var day = BusinessDay.of(at);
        postings.add(new Posting(day, cell.of(responsible.on(day)), from, to));
        for (var move : responsible.after(day)) {
            postings.add(new Posting(day, cell.of(move.from()), to, from, move.on()));
            postings.add(new Posting(day, cell.of(move.to()), from, to, move.on()));
        }
    }
}

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
 */
public final class Postings {
    private final List<Posting> postings = new ArrayList<>();
    private final Cell cell;

    private Postings(Cell cell) {
        this.cell = cell;
    }

    /** The postings of the parts and, by their own rule, of the control totals. */
    public static List<Posting> of(Dossier dossier) {
        if (!dossier.children().isEmpty()) return List.of();
        return dossier.reception()
                .map(reception -> new Postings(reception.cell()).of(reception, dossier))
                .orElse(List.of());
    }

    private List<Posting> of(Reception reception, Dossier dossier) {
        var course = Course.of(dossier);
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
        postings.add(new Posting(BusinessDay.of(at), cell, from, to));
    }
}

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
 *
 * <p>Where the due date moved, the course by the first due date is posted beside the one by the date in force: what both
 * say once for every report, the rest each for its own ({@link CountedBy}).
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
        var responsible = Responsible.of(reception, dossier, closedAt);
        var all = new ArrayList<>(ofEveryBasis(reception, dossier, course, responsible));
        all.addAll(new Postings(reception.cell(), responsible).waits(dossier));
        all.addAll(ControlTotals.of(dossier, reception.cell()));
        return all;
    }

    private static List<Posting> ofEveryBasis(
            Reception reception, Dossier dossier, Course course, Responsible responsible) {
        var inForce = new Postings(reception.cell(), responsible).course(reception, course);
        if (!course.differsByBasis()) return inForce;
        var byFirst = Course.byFirstDue(dossier);
        return apart(inForce, new Postings(reception.cell(), responsible).course(reception, byFirst));
    }

    private static List<Posting> apart(List<Posting> inForce, List<Posting> byFirst) {
        var onlyByFirst = new ArrayList<>(byFirst);
        var all = new ArrayList<Posting>();
        for (var posting : inForce)
            all.add(onlyByFirst.remove(posting) ? posting : posting.countedBy(CountedBy.DUE_IN_FORCE));
        for (var posting : onlyByFirst) all.add(posting.countedBy(CountedBy.FIRST_DUE));
        return all;
    }

    private List<Posting> course(Reception reception, Course course) {
        post(reception.fact().time(), Account.receivedBy(cell.channel()), OPEN_IN_TIME);
        for (var turn : course.turns()) {
            if (turn.overdue()) post(turn.at(), OPEN_IN_TIME, OPEN_OVERDUE);
            else post(turn.at(), OPEN_OVERDUE, OPEN_IN_TIME);
        }
        course.closing().ifPresent(closing -> close(closing, course));
        return postings;
    }

    private List<Posting> waits(Dossier dossier) {
        for (var wait : Waits.of(dossier)) mark(wait);
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
        postings.add(new Posting(day, cell.of(responsible.on(day)), from, to, day));
        for (var move : responsible.after(day)) {
            postings.add(new Posting(day, cell.of(move.from()), to, from, move.on()));
            postings.add(new Posting(day, cell.of(move.to()), from, to, move.on()));
        }
    }
}

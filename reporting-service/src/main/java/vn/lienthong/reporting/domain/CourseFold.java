package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.Course.Turn;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Walks once through a history in business time. The date promised at reception is in force until deadline takes it
 * over. While the clock stands still no due date passes. A due date moved, or corrected, after it has passed lets an open
 * dossier be in time again, but never makes its closing anything else than late.
 */
final class CourseFold {
    private final List<Turn> turns = new ArrayList<>();
    /** A ground as often as it came: incidents overlap. */
    private final List<SuspensionGround> standsStill = new ArrayList<>();

    private final DueBasis basis;
    private DueDate due;
    private DueDate original;
    private DueDate withoutExtension;
    private Instant reached;
    /** Until when the clock ran. */
    private Instant ran;

    private boolean differsByBasis;
    private boolean overdue;
    private boolean wasMovedTooLate;
    private boolean overdueWithoutExtension;

    private CourseFold(Reception reception, DueBasis basis) {
        this.basis = basis;
        reached = reception.fact().time();
        ran = reached;
        if (reception.promised() != null) set(reception.promised());
    }

    static Course fold(Dossier dossier, DueBasis basis) {
        var facts = dossier.history().judgedByTime();
        return Reception.first(facts)
                .map(reception -> new CourseFold(reception, basis).through(facts))
                .orElseGet(() -> new Course(null, null, false, List.of(), null, Optional.empty()));
    }

    private Course through(List<Fact> facts) {
        for (var fact : facts) {
            if (History.closes(fact.event())) return closed(fact);
            apply(fact);
        }
        passTo(Instant.MAX);
        var from = overdue ? turns.getLast().at() : null;
        return course(from, Optional.empty());
    }

    private Course closed(Fact close) {
        passTo(close.time());
        var kind = CloseKind.of(close.event());
        var punctuality = punctuality(reached);
        var saved = punctuality != Punctuality.LATE && wouldBeLate(reached);
        var closing = new Closing(close, reached, kind, punctuality, saved);
        return course(null, Optional.of(closing));
    }

    private Course course(Instant overdueFrom, Optional<Closing> closing) {
        return new Course(due, original, differsByBasis, List.copyOf(turns), overdueFrom, closing);
    }

    private boolean wouldBeLate(Instant closed) {
        return overdueWithoutExtension || standsStill.isEmpty() && Due.at(closed, withoutExtension) == Punctuality.LATE;
    }

    /** Only the facts that deadline owns move time; all others have no say here. */
    private void apply(Fact fact) {
        if (!(fact.event() instanceof DeadlineEvent event) || !counts(event)) return;
        passTo(fact.time());
        switch (event) {
            case DueDateSet e when e.scope() == Scope.DOSSIER -> set(e.due());
            case DueDateMoved e when e.scope() == Scope.DOSSIER -> move(e);
            case ExtensionGranted e -> moveTo(e.newDue());
            case ClockSuspended e -> suspend(e.ground());
            case ClockResumed e -> standsStill.remove(e.ground());
            case DueDateSet _, DueDateMoved _ -> {}
            case DueSoon _, DossierOverdue _, OverdueWithdrawn _, DutyMissed _, SupplementExpired _ -> {}
            case FactRefused _, FactCorrected _, FactAnnulled _, QuarantineAct _ -> {}
        }
    }

    private boolean counts(DeadlineEvent event) {
        return switch (basis) {
            case IN_FORCE -> true;
            case FIRST -> original == null && event instanceof DueDateSet;
        };
    }

    private void suspend(SuspensionGround ground) {
        standsStill.add(ground);
        differsByBasis = true;
    }

    /** Time passes; a due date that passes with it, be it at its last instant, makes the dossier overdue. */
    private void passTo(Instant to) {
        if (standsStill.isEmpty() && to.isAfter(reached)) {
            if (!overdue && passes(due, to)) turn(later(reached, DueDates.overdueFrom(due)), true);
            if (passes(withoutExtension, to)) overdueWithoutExtension = true;
            ran = to;
        }
        reached = later(reached, to);
    }

    private static boolean passes(DueDate date, Instant to) {
        return date != null && !DueDates.overdueFrom(date).isAfter(to);
    }

    private void set(DueDate first) {
        if (original == null) original = first;
        withoutExtension = first;
        moveTo(first);
    }

    private void move(DueDateMoved moved) {
        if (moved.reason() != DueReason.EXTENSION_APOLOGY) withoutExtension = movedWithoutExtension(moved);
        moveTo(moved.to());
    }

    /** What is counted anew knows of no extension; what else moves a date moves both by the same working time. */
    private DueDate movedWithoutExtension(DueDateMoved moved) {
        var to = moved.to();
        return moved.reason() == DueReason.SUPPLEMENT_RESTART
                        || withoutExtension == null
                        || withoutExtension.equals(due)
                        || !to.at().isAfter(due.at())
                ? to
                : DueDates.paused(withoutExtension, due.at(), to.at(), WorkCalendar.WEEKDAYS);
    }

    private void moveTo(DueDate next) {
        if (!next.equals(original)) differsByBasis = true;
        if (overdue && !next.equals(due)) wasMovedTooLate = true;
        due = next;
        if (overdue && !hasPassed(next)) turn(reached, false);
        if (!overdue && !standsStill.isEmpty() && hasPassed(next)) turn(reached, true);
    }

    /** While the clock stands still, whether it had passed before. */
    private boolean hasPassed(DueDate date) {
        return !DueDates.overdueFrom(date).isAfter(standsStill.isEmpty() ? reached : ran);
    }

    private void turn(Instant at, boolean toOverdue) {
        overdue = toOverdue;
        turns.add(new Turn(at, toOverdue));
    }

    private Punctuality punctuality(Instant closed) {
        if (overdue || wasMovedTooLate) return Punctuality.LATE;
        var byDate = Due.at(closed, due);
        return byDate == Punctuality.LATE && !standsStill.isEmpty() ? Punctuality.ON_TIME : byDate;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

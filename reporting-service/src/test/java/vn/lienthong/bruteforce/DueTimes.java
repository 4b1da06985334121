package vn.lienthong.bruteforce;

import static vn.lienthong.bruteforce.Asked.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** The due dates of one dossier, each from when it was in force, and when its clock stood still. */
final class DueTimes {
    /** @param unextended where the date would stand had there been no extension */
    private record Change(Instant from, DueDate to, DueDate unextended) {}

    /** @param to {@code null} while it lasts */
    private record Still(Instant from, Instant to) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<Still> stills = new ArrayList<>();
    private final Instant received;

    /** @param facts what happened before the close */
    DueTimes(Reading reception, List<Reading> facts, boolean byFirstDue) {
        received = reception.time();
        if (reception.due() != null) changes.add(new Change(received, reception.due(), reception.due()));
        for (var fact : facts) {
            if (byFirstDue && !(changes.isEmpty() && fact.event() instanceof DueDateSet)) continue;
            change(fact);
        }
        if (!byFirstDue) standStill(facts);
    }

    private void change(Reading fact) {
        var next =
                switch (fact.event()) {
                    case DueDateSet set when set.scope() == Scope.DOSSIER -> set.due();
                    case DueDateMoved moved when moved.scope() == Scope.DOSSIER -> moved.to();
                    case ExtensionGranted _ -> fact.due();
                    case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> null;
                };
        if (next != null) changes.add(new Change(later(fact.time(), received), next, unextended(fact, next)));
    }

    /** What is counted anew has no extension in it; what else puts the date off puts off both by the same working time. */
    private DueDate unextended(Reading fact, DueDate next) {
        var last = changes.isEmpty() ? new Change(received, null, null) : changes.getLast();
        if (fact.event() instanceof ExtensionGranted) return last.unextended();
        if (!(fact.event() instanceof DueDateMoved moved)) return next;
        return switch (moved.reason()) {
            case EXTENSION_APOLOGY -> last.unextended();
            case SUPPLEMENT_RESTART, INITIAL -> next;
            case SUPPLEMENT_PAUSE, PAYMENT_PAUSE, SYSTEM_INCIDENT, CALENDAR_CHANGE, LIMIT_CHANGE, CORRECTION ->
                putOffAlike(last, next);
        };
    }

    private static DueDate putOffAlike(Change last, DueDate next) {
        var isExtended = last.unextended() != null && !last.unextended().equals(last.to());
        return isExtended && next.at().isAfter(last.to().at())
                ? DueDates.paused(last.unextended(), last.to().at(), next.at(), WorkCalendar.WEEKDAYS)
                : next;
    }

    private void standStill(List<Reading> facts) {
        var grounds = new ArrayList<SuspensionGround>();
        for (var fact : facts) {
            var stood = !grounds.isEmpty();
            if (fact.event() instanceof ClockSuspended suspended) grounds.add(suspended.ground());
            if (fact.event() instanceof ClockResumed resumed) grounds.remove(resumed.ground());
            if (!stood && !grounds.isEmpty()) begin(fact.time());
            if (stood && grounds.isEmpty())
                stills.add(new Still(stills.removeLast().from(), fact.time()));
        }
    }

    /** Two that touch are one: between them no time ran. */
    private void begin(Instant at) {
        var touches = !stills.isEmpty() && at.equals(stills.getLast().to());
        stills.add(new Still(touches ? stills.removeLast().from() : at, null));
    }

    /** The date in force at that moment, or {@code null}. */
    DueDate inForceAt(Instant moment) {
        return changes.stream()
                .filter(change -> !change.from().isAfter(moment))
                .reduce((_, last) -> last)
                .map(Change::to)
                .orElse(null);
    }

    /** Whether the date in force at that moment had passed by then. */
    boolean isOverdueAt(Instant moment) {
        return hasPassed(inForceAt(moment), moment);
    }

    /** Whether a date gave way to another when it had passed. */
    boolean wasMovedTooLate() {
        for (int i = 1; i < changes.size(); i++) {
            var old = changes.get(i - 1);
            if (!old.to().equals(changes.get(i).to())
                    && hasPassed(old.to(), old.from(), changes.get(i).from())) return true;
        }
        return false;
    }

    /** Whether, without any extension, a date had passed by the close. */
    boolean wouldHavePassedBy(Instant close) {
        for (int i = 1; i < changes.size(); i++) {
            var old = changes.get(i - 1);
            if (hasPassed(old.unextended(), old.from(), changes.get(i).from())) return true;
        }
        return !changes.isEmpty() && hasPassed(changes.getLast().unextended(), close);
    }

    /** What was in force for no time at all has not passed. */
    private boolean hasPassed(DueDate due, Instant from, Instant to) {
        return from.isBefore(to) && hasPassed(due, to);
    }

    /** Limits in days pass with their day, limits in hours with their instant; neither while the clock stands still. */
    private boolean hasPassed(DueDate due, Instant moment) {
        if (due == null) return false;
        var ran = ranUntil(moment);
        return due.precision() == DuePrecision.DAY ? day(ran).isAfter(day(due.at())) : ran.isAfter(due.at());
    }

    private Instant ranUntil(Instant moment) {
        return stills.stream()
                .filter(still -> !still.from().isAfter(moment))
                .filter(still -> still.to() == null || !still.to().isBefore(moment))
                .map(Still::from)
                .findFirst()
                .map(from -> later(from, received))
                .orElse(moment);
    }

    static Instant later(Instant one, Instant other) {
        return Objects.requireNonNull(one).isAfter(other) ? one : other;
    }
}

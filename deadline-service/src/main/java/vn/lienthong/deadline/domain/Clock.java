package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The working-time clock of a dossier, or of one leg of its route.
 *
 * @param leg id of the leg, {@code null} for the dossier
 * @param unit who answers for it
 * @param steps its due dates in the order in which they came into force; the first is the original one
 * @param end when it stopped for good, {@code null} while it runs
 */
public record Clock(Scope scope, String leg, String unit, List<Step> steps, Instant end) {
    public Clock {
        steps = List.copyOf(steps);
    }

    /** The same clock of a unit that took over. */
    Clock of(String other) {
        return new Clock(scope, leg, other, steps, end);
    }

    public Step inForce() {
        return steps.getLast();
    }

    /** How it counts on. */
    Counting counting() {
        return inForce().counting();
    }

    /** By which it counts on. */
    public WorkCalendar calendar() {
        return inForce().calendar();
    }

    /** What it counts, {@code null} where only a date is known. */
    public Limit limit() {
        return counting().limit();
    }

    /** By which it began to count. */
    WorkCalendar firstCalendar() {
        return steps.getFirst().calendar();
    }

    /** When the date in force was given; counting it anew gives it no other time. */
    Instant givenAt() {
        return steps.reversed().stream()
                .filter(step -> !step.isDecided())
                .findFirst()
                .orElseThrow()
                .time();
    }

    /** Whether it is the running clock of that leg, or of the dossier. */
    boolean isRunning(Scope asked, String askedLeg) {
        return runs() && scope == asked && Objects.equals(leg, askedLeg);
    }

    public boolean runs() {
        return end == null;
    }

    Clock with(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Clock(scope, leg, unit, longer, end);
    }

    Clock endedAt(Instant time) {
        return new Clock(scope, leg, unit, steps, time);
    }

    /** What was in force until a step that this fact made. */
    DueDate dueBefore(Fact cause) {
        var before = steps.stream()
                .takeWhile(step -> !step.cause().equals(cause.id()))
                .toList();
        return before.getLast().due();
    }

    /** Whether the due date in force had passed at that moment. */
    boolean isOverdueAt(Instant moment) {
        return !moment.isBefore(DueDates.overdueFrom(inForce().due()));
    }

    /** The due dates that pass, or will pass unless something happens, while the clock runs. */
    public List<Missed> missed(List<Pause> pauses) {
        return IntStream.range(0, steps.size())
                .mapToObj(index -> missed(index, pauses))
                .flatMap(Optional::stream)
                .toList();
    }

    /** From when the due date in force is near; empty where the whole period is, or the calendar ends before. */
    public Optional<Instant> dueSoonFrom() {
        var due = inForce().due();
        var years = calendar().years();
        var dueYear = WorkCalendar.dayOf(due.at()).getYear();
        // a date posted by a source may lie beyond what the calendar knows; then there is a due date but no warning
        if (!years.contains(dueYear) || !years.contains(dueYear - 1)) return Optional.empty();
        return Optional.of(DueDates.dueSoonFrom(due, calendar()))
                .filter(from -> from.isAfter(inForce().time()));
    }

    private Optional<Missed> missed(int index, List<Pause> pauses) {
        var step = steps.get(index);
        var overdueFrom = later(DueDates.overdueFrom(step.due()), step.time());
        var moment = runningFrom(overdueFrom, pauses);
        if (moment.isEmpty() || isSuperseded(index, moment.get())) return Optional.empty();
        if (!runs() && end.isBefore(moment.get())) return Optional.empty();
        var asPlanned = moment.get().equals(DueDates.overdueFrom(step.due()));
        return Optional.of(new Missed(step.due(), asPlanned ? step.due().at() : moment.get(), moment.get()));
    }

    /** A move at the very moment is too late to save the old date, but the end of a pause moves it in time. */
    private boolean isSuperseded(int index, Instant moment) {
        if (index == steps.size() - 1) return false;
        var next = steps.get(index + 1);
        return next.time().isBefore(moment)
                || next.time().equals(steps.get(index).time())
                || next.followsPause() && next.time().equals(moment);
    }

    /** The first moment from this one on at which the clock does not stand still. */
    static Optional<Instant> runningFrom(Instant moment, List<Pause> pauses) {
        var running = moment;
        for (var pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            if (!pause.covers(running)) continue;
            if (pause.isOpen()) return Optional.empty();
            running = pause.to();
        }
        return Optional.of(running);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

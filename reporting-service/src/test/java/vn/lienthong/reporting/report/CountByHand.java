package vn.lienthong.reporting.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.RandomDossiers.Happened;
import vn.lienthong.reporting.report.RandomDossiers.Made;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The figures of form 06a counted dossier by dossier from their definitions, by stepping through time a quarter of an
 * hour at a time: slow, plain, and sharing nothing with the ledger.
 */
final class CountByHand {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration STEP = Duration.ofMinutes(15);

    private final Period period;
    private final DueBasis basis;
    private long received;
    private long online;
    private long direct;
    private long carriedIn;
    private long resolved;
    private final long[] punctuality = new long[3];
    private long saved;
    private final LinkedHashMap<CloseKind, Long> byOutcome = new LinkedHashMap<>();
    private long open;
    private long overdueOpen;
    private long awaitingOpen;

    private CountByHand(Period period, DueBasis basis) {
        this.period = period;
        this.basis = basis;
        for (var kind : CloseKind.values()) byOutcome.put(kind, 0L);
    }

    static Figures of(List<Made> dossiers, Period period, Predicate<Made> which) {
        return of(dossiers, period, which, DueBasis.IN_FORCE);
    }

    static Figures of(List<Made> dossiers, Period period, Predicate<Made> which, DueBasis basis) {
        var count = new CountByHand(period, basis);
        dossiers.stream().filter(which).forEach(count::add);
        return count.figures();
    }

    private void add(Made dossier) {
        var facts = new ArrayList<>(dossier.facts());
        facts.sort(Comparator.comparing(Happened::time)); // stable: known earlier, counted earlier
        var start = facts.stream()
                .filter(fact -> fact.event() instanceof DossierReceived)
                .findFirst()
                .orElseThrow()
                .time();
        var close = facts.stream().filter(CountByHand::closes).findFirst().orElse(null);
        var receivedDay = day(start);
        if (receivedDay.isAfter(period.to())) return;
        var closedDay = close == null ? null : day(close.time());
        if (closedDay != null && closedDay.isBefore(period.from())) return;

        received++;
        if (receivedDay.isBefore(period.from())) carriedIn++;
        else if (dossier.channel() == Channel.ONLINE) online++;
        else direct++;

        if (closedDay != null && !closedDay.isAfter(period.to())) {
            var walk = walk(facts, close.time(), close);
            resolved++;
            punctuality[walk.closedAs]++;
            if (walk.saved) saved++;
            byOutcome.merge(kind(close), 1L, Long::sum);
        } else {
            var walk = walk(
                    facts,
                    period.to().plusDays(1).atStartOfDay(ZONE).toInstant().minusMillis(1),
                    null);
            open++;
            if (walk.overdue) overdueOpen++;
            if (walk.awaiting) awaitingOpen++;
        }
    }

    private static final class Walk {
        DueDate due;
        DueDate withoutExtension;
        boolean overdue;
        boolean movedWhenOverdue;
        boolean passedWithoutExtension;
        boolean awaiting;
        int closedAs;
        boolean saved;
    }

    private Walk walk(List<Happened> facts, Instant until, Happened close) {
        var walk = new Walk();
        var index = 0;
        for (var now = facts.getFirst().time(); !now.isAfter(until); now = now.plus(STEP)) {
            pass(walk, now.minusMillis(1));
            while (index < facts.size() && !facts.get(index).time().isAfter(now) && facts.get(index) != close)
                happen(walk, facts.get(index++), now, basis);
        }
        pass(walk, close == null ? until : close.time().minusMillis(1));
        if (close != null) close(walk, close.time());
        return walk;
    }

    private static void pass(Walk walk, Instant now) {
        if (passed(walk.due, now)) walk.overdue = true;
        if (passed(walk.withoutExtension, now)) walk.passedWithoutExtension = true;
    }

    private static void happen(Walk walk, Happened fact, Instant now, DueBasis basis) {
        var staysWithFirst = basis == DueBasis.FIRST && (walk.due != null || !(fact.event() instanceof DueDateSet));
        switch (fact.event()) {
            case DueDateSet _, DueDateMoved _, ExtensionGranted _ when staysWithFirst -> {}
            case DossierReceived e -> {
                walk.due = e.promised() == null ? null : e.promised().due();
                walk.withoutExtension = walk.due;
            }
            case DueDateSet e -> {
                move(walk, e.due(), now);
                walk.withoutExtension = e.due();
            }
            case DueDateMoved e -> {
                if (e.reason() != DueReason.EXTENSION_APOLOGY) walk.withoutExtension = alike(walk, e.to());
                move(walk, e.to(), now);
            }
            case ExtensionGranted e -> move(walk, e.newDue(), now);
            case PaymentRequested _ -> walk.awaiting = true;
            case PaymentConfirmed _ -> walk.awaiting = false;
            case DossierResolved _,
                    ProcessingStopped _,
                    DossierWithdrawn _ -> {} // behind the first close: post nothing
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ ->
                throw new IllegalArgumentException("not among the made: " + fact);
        }
    }

    /** As many weekdays, or hours at the desk of weekdays, further as the date in force moves. */
    private static DueDate alike(Walk walk, DueDate next) {
        var extended = walk.withoutExtension != null && !walk.withoutExtension.equals(walk.due);
        if (!extended || !next.at().isAfter(walk.due.at())) return next;
        return DueDates.paused(walk.withoutExtension, walk.due.at(), next.at(), WorkCalendar.WEEKDAYS);
    }

    private static void move(Walk walk, DueDate next, Instant now) {
        if (walk.overdue && !next.equals(walk.due)) walk.movedWhenOverdue = true;
        walk.due = next;
        walk.overdue = walk.overdue && passed(next, now);
    }

    private static void close(Walk walk, Instant at) {
        walk.closedAs = walk.movedWhenOverdue ? 2 : compare(at, walk.due);
        walk.saved = walk.closedAs != 2 && (walk.passedWithoutExtension || compare(at, walk.withoutExtension) == 2);
    }

    private static int compare(Instant at, DueDate due) {
        if (due == null) return 1;
        if (day(at).isBefore(day(due.at()))) return 0;
        if (due.precision() == DuePrecision.DAY) return day(at).equals(day(due.at())) ? 1 : 2;
        return at.isAfter(due.at()) ? 2 : 1;
    }

    private static boolean passed(DueDate due, Instant now) {
        if (due == null) return false;
        return due.precision() == DuePrecision.DAY ? day(now).isAfter(day(due.at())) : now.isAfter(due.at());
    }

    private static boolean closes(Happened fact) {
        return fact.event() instanceof DossierResolved
                || fact.event() instanceof DossierWithdrawn
                || fact.event() instanceof ProcessingStopped;
    }

    private static CloseKind kind(Happened close) {
        if (close.event() instanceof DossierResolved resolved)
            return resolved.outcome() == Outcome.APPROVED ? CloseKind.APPROVED : CloseKind.REFUSED;
        return close.event() instanceof DossierWithdrawn ? CloseKind.WITHDRAWN : CloseKind.STOPPED;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private Figures figures() {
        var resolution =
                new Figures.Resolved(resolved, punctuality[0], punctuality[1], punctuality[2], saved, byOutcome);
        return new Figures(
                new Figures.Received(received, online, direct, carriedIn),
                resolution,
                new Figures.Open(open, open - overdueOpen, overdueOpen, awaitingOpen),
                Figures.onTimeRate(resolution));
    }
}

package vn.lienthong.bruteforce;

import static vn.lienthong.bruteforce.Asked.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;

/** A received dossier, and the cells of form 06a in which it stands by their definitions. */
public final class CountedDossier {
    private enum Wait {
        SUPPLEMENT,
        PAYMENT
    }

    private final String code;
    private final List<Reading> facts;
    private final Reading reception;
    private final Optional<Reading> close;

    private CountedDossier(String code, List<Reading> facts, Reading reception) {
        this.code = code;
        this.facts = facts;
        this.reception = reception;
        close = facts.stream().filter(fact -> closes(fact.event())).findFirst();
    }

    /** Empty where it was never received. */
    static Optional<CountedDossier> of(String code, List<Reading> facts) {
        return facts.stream()
                .filter(fact -> fact.event() instanceof DossierReceived)
                .findFirst()
                .map(reception -> new CountedDossier(code, facts, reception));
    }

    public String code() {
        return code;
    }

    public DossierReceived received() {
        return (DossierReceived) reception.event();
    }

    public Channel channel() {
        return received().channel() == null ? Channel.DIRECT : received().channel();
    }

    /** The day on which it left the open ones, if it did. */
    public Optional<LocalDate> closedOn() {
        return closedAt().map(Asked::day);
    }

    /** Told of before its reception, a close closes with the reception. */
    private Optional<Instant> closedAt() {
        return close.map(fact -> DueTimes.later(fact.time(), reception.time()));
    }

    /** The unit in whose row it counts in a report up to that day: responsible at the earlier of its close and that day. */
    public String unitOf(LocalDate to) {
        var last = closedOn().filter(closed -> closed.isBefore(to)).orElse(to);
        var unit = received().resolvingUnit() == null
                ? received().unit()
                : received().resolvingUnit();
        for (var fact : facts)
            if (fact.event() instanceof ResponsibilityPassed passed
                    && !fact.time().isBefore(reception.time())
                    && !passed.on().isAfter(last)) unit = after(passed, unit);
        return unit;
    }

    /** Where nobody is named yet it waits at the unit that ended, under a name that nobody bears. */
    private static String after(ResponsibilityPassed passed, String unit) {
        for (var passing : passed.passings())
            if (passing.fromUnit().equals(unit))
                return passing.toUnit() == null ? unit + "@" + passed.on().minusDays(1) : passing.toUnit();
        return unit;
    }

    /** The cells, by the names of the fields that count them. */
    public Set<String> cells(Asked asked) {
        var cells = new TreeSet<String>();
        var receivedOn = day(reception.time());
        if (receivedOn.isAfter(asked.to())
                || closedOn().filter(closed -> closed.isBefore(asked.from())).isPresent()) return cells;
        cells.add("received.total");
        if (receivedOn.isBefore(asked.from())) cells.add("received.carriedIn");
        else cells.add(channel() == Channel.ONLINE ? "received.online" : "received.direct");
        if (closedOn().filter(closed -> !closed.isAfter(asked.to())).isPresent()) resolved(cells, asked);
        else open(cells, asked);
        return cells;
    }

    private void resolved(Set<String> cells, Asked asked) {
        var at = closedAt().orElseThrow();
        var times = dueTimes(asked);
        cells.add("resolved.total");
        cells.add("resolved.byOutcome." + outcome());
        var isLate = times.wasMovedTooLate() || times.isOverdueAt(at);
        if (isLate) cells.add("resolved.late");
        else cells.add(isEarly(at, times.inForceAt(at)) ? "resolved.early" : "resolved.onTime");
        if (!isLate && times.wouldHavePassedBy(at)) cells.add("resolved.onTimeAfterExtension");
    }

    private static boolean isEarly(Instant closed, DueDate due) {
        return due != null && day(closed).isBefore(day(due.at()));
    }

    private String outcome() {
        return switch (close.orElseThrow().event()) {
            case DossierResolved resolved -> resolved.outcome().name();
            case DossierWithdrawn _ -> "WITHDRAWN";
            case ProcessingStopped _ -> "STOPPED";
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ ->
                throw new IllegalStateException("no close");
        };
    }

    private void open(Set<String> cells, Asked asked) {
        cells.add("open.total");
        cells.add(dueTimes(asked).isOverdueAt(asked.end()) ? "open.overdue" : "open.inTime");
        if (isAwaitingAt(asked.end())) cells.add("open.awaiting");
    }

    private boolean isAwaitingAt(Instant moment) {
        var waits = EnumSet.noneOf(Wait.class);
        for (var fact : facts) {
            if (fact.time().isAfter(moment)) break;
            switch (fact.event()) {
                case DossierReceived _ -> waits.clear();
                case SupplementRequested _ -> waits.add(Wait.SUPPLEMENT);
                case SupplementProvided _ -> waits.remove(Wait.SUPPLEMENT);
                case PaymentRequested _ -> waits.add(Wait.PAYMENT);
                case PaymentConfirmed _ -> waits.remove(Wait.PAYMENT);
                case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> {}
            }
        }
        return !waits.isEmpty();
    }

    private DueTimes dueTimes(Asked asked) {
        var before = facts.stream()
                .takeWhile(fact -> close.filter(fact::equals).isEmpty())
                .toList();
        return new DueTimes(reception, before, asked.byFirstDue());
    }

    private static boolean closes(DossierEvent event) {
        return event instanceof DossierResolved
                || event instanceof DossierWithdrawn
                || event instanceof ProcessingStopped;
    }
}

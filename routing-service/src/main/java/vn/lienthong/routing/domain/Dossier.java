package vn.lienthong.routing.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierAssigned;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;

/**
 * A dossier between agencies: the fold of its history.
 *
 * @param reception empty while the dossier is unknown, or after its reception was annulled
 * @param closedAt business time of the first close
 * @param reopened units to which a send-back after the close gave work; the dossier itself stays closed
 */
public record Dossier(
        Optional<Reception> reception, Route route, Custody custody, Optional<Instant> closedAt, Set<String> reopened) {
    private static final Dossier UNKNOWN =
            new Dossier(Optional.empty(), Route.NONE, Custody.NOBODY, Optional.empty(), Set.of());

    /** All that is known. */
    public static Dossier of(History history) {
        return fold(planned(history), history.facts().stream());
    }

    /** What was so at a business time, that moment included. */
    public static Dossier asOf(History history, Instant time) {
        return fold(planned(history), history.facts().stream().takeWhile(fact -> !fact.time()
                .isAfter(time)));
    }

    /** What was so before anything of that time happened. */
    public static Dossier before(History history, Instant time) {
        return fold(planned(history), history.facts().stream().takeWhile(fact -> fact.time()
                .isBefore(time)));
    }

    /** Who was to resolve it at that time: the unit fixed at reception, or who took over from that. */
    public static String resolvingUnit(History history, Instant at) {
        return asOf(history, at)
                .reception()
                .or(() -> of(history).reception())
                .orElseThrow()
                .resolvingUnit();
    }

    /** The unit shown as having it. */
    public Optional<String> holder() {
        return custody.holders().isEmpty()
                ? Optional.empty()
                : Optional.of(custody.holders().getLast());
    }

    /** Whether the unit had it, is to resolve it or has a leg of its route: whose people may do something with it. */
    boolean concerns(String unit) {
        return custody.chain().includes(unit)
                || route.legs().stream().anyMatch(leg -> leg.unit().equals(unit));
    }

    /** Whether there is something for the unit to do: to resolve it, to give it out, to work on it or to hand it on. */
    boolean liesWith(String unit) {
        return reception.filter(received -> received.names(unit)).isPresent()
                || custody.isWith(unit)
                || route.unfinished().anyMatch(leg -> leg.unit().equals(unit));
    }

    boolean closedBefore(Instant time) {
        return closedAt.filter(close -> close.isBefore(time)).isPresent();
    }

    private static Dossier fold(Dossier from, Stream<Fact> facts) {
        return facts.reduce(from, (dossier, fact) -> dossier.evolve(fact.event(), fact.time()), (_, last) -> last);
    }

    /** The plan holds from the reception on, wherever it came to stand in the log. */
    private static Dossier planned(History history) {
        return history.facts().stream()
                .map(Fact::event)
                .filter(RoutePlanned.class::isInstance)
                .map(RoutePlanned.class::cast)
                .reduce((_, last) -> last)
                .map(plan -> UNKNOWN.with(Route.of(plan.legs())))
                .orElse(UNKNOWN);
    }

    Dossier evolve(DossierEvent event, Instant time) {
        return switch (event) {
            case DossierReceived e -> received(e, time);
            case DossierWithdrawn _ -> closed(time);
            case RoutingEvent e -> evolve(e, time);
            case IntakeEvent _, DeadlineEvent _, ReportingEvent _ -> this;
        };
    }

    private Dossier evolve(RoutingEvent event, Instant time) {
        return switch (event) {
            case DossierTransferred e -> sent(new Handover(e.fromUnit(), e.toUnit(), e.leg()));
            case TransferAcknowledged e -> with(custody.acknowledgedBy(e.unit(), e.leg()));
            case DossierSentBack e -> sentBack(new Handover(e.fromUnit(), e.toUnit(), e.leg()));
            case LegCompleted e when e.ended() != null -> with(route.ended(e.leg()));
            case LegCompleted e -> with(route.finishedBy(e.unit(), e.leg())).withReopened(without(e.unit()));
            case DossierResolved _ -> closed(time);
            case ProcessingStopped _ -> closed(time);
            case ResponsibilityPassed e -> passed(e);
            case DossierAssigned _,
                    RoutePlanned _,
                    LegOpened _,
                    FactRefused _,
                    FactCorrected _,
                    FactAnnulled _,
                    QuarantineAct _ -> this;
        };
    }

    private Dossier received(DossierReceived e, Instant time) {
        return new Dossier(Optional.of(Reception.of(e, time)), route, custody.received(e), closedAt, reopened);
    }

    private Dossier sent(Handover handover) {
        var moved = with(custody.sent(handover)).with(route.finishedBy(handover.fromUnit(), null));
        return reopened.contains(handover.fromUnit())
                ? moved.withReopened(and(without(handover.fromUnit()), handover.toUnit()))
                : moved;
    }

    private Dossier sentBack(Handover back) {
        var returned = with(custody.sentBack(back)).with(route.reopenedFor(back.toUnit()));
        return closedAt.isEmpty() ? returned : returned.withReopened(and(without(back.fromUnit()), back.toUnit()));
    }

    private Dossier passed(ResponsibilityPassed e) {
        return new Dossier(
                reception.map(received -> received.passed(e)),
                route.passed(e),
                custody.passed(e),
                closedAt,
                reopened.stream().map(e::after).collect(toUnmodifiableSet()));
    }

    private Dossier closed(Instant at) {
        return closedAt.isPresent() ? this : new Dossier(reception, route, custody, Optional.of(at), reopened);
    }

    private Dossier with(Custody next) {
        return new Dossier(reception, route, next, closedAt, reopened);
    }

    private Dossier with(Route next) {
        return new Dossier(reception, next, custody, closedAt, reopened);
    }

    private Dossier withReopened(Set<String> next) {
        return new Dossier(reception, route, custody, closedAt, next);
    }

    private Set<String> without(String unit) {
        var fewer = new HashSet<>(reopened);
        fewer.remove(unit);
        return Set.copyOf(fewer);
    }

    private static Set<String> and(Set<String> units, String unit) {
        var more = new HashSet<>(units);
        more.add(unit);
        return Set.copyOf(more);
    }
}

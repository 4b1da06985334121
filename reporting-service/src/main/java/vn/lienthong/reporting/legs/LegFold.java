package vn.lienthong.reporting.legs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Reception;

/**
 * Walks through a history up to an instant. A leg is its agency's from the moment its clock is set, or the dossier was
 * taken over for it; it ends when the agency says so, hands the dossier on to one that waits for it, or the dossier is
 * closed. What is sent back is a leg of the sender no more, until it comes again.
 */
final class LegFold {
    private final Dossier dossier;
    private final Reception reception;
    private final List<RunningLeg> legs = new ArrayList<>();
    private final List<SuspensionGround> standsStill = new ArrayList<>();
    private Instant stoodSince;

    private LegFold(Dossier dossier, Reception reception) {
        this.dossier = dossier;
        this.reception = reception;
    }

    static List<Part> of(Dossier dossier, Reception reception, Instant end) {
        var fold = new LegFold(dossier, reception);
        for (var fact : dossier.history().facts()) if (fact.time().isBefore(end)) fold.apply(fact);
        var passes = fold.stoodSince == null ? end : fold.stoodSince;
        return fold.legs.stream()
                .filter(RunningLeg::isReceived)
                .map(leg -> leg.part(fold.dossier.code(), fold.reception.event().unit(), passes))
                .toList();
    }

    private void apply(Fact fact) {
        var at = fact.time();
        if (History.closes(fact.event())) legs.forEach(leg -> leg.finish(at));
        switch (fact.event()) {
            case RoutePlanned e -> plan(e, at);
            case DueDateSet e when e.scope() == Scope.LEG -> named(e.leg()).ifPresent(leg -> leg.begin(at, e.due()));
            case DueDateMoved e when e.scope() == Scope.LEG -> named(e.leg()).ifPresent(leg -> leg.due(e.to()));
            case DossierTransferred e -> handedOver(e, at);
            case TransferAcknowledged e -> next(e.unit(), e.leg()).ifPresent(leg -> leg.begin(at));
            case LegCompleted e -> running(e.unit(), e.leg()).ifPresent(leg -> leg.finish(at));
            case DossierSentBack e -> sentBack(e);
            case ResponsibilityPassed e -> legs.forEach(leg -> leg.pass(e));
            case ClockSuspended e -> suspended(e.ground(), at);
            case ClockResumed e -> resumed(e.ground());
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> {}
        }
    }

    /** The receiving unit has its first leg from the start. */
    private void plan(RoutePlanned planned, Instant at) {
        legs.clear();
        planned.legs().forEach(leg -> legs.add(new RunningLeg(leg)));
        legs.stream()
                .filter(leg -> leg.isOf(reception.event().unit()) && leg.waitsForNone())
                .forEach(leg -> leg.begin(at));
    }

    private void handedOver(DossierTransferred e, Instant at) {
        next(e.toUnit(), e.leg()).ifPresent(target -> legs.stream()
                .filter(leg -> leg.isOf(e.fromUnit()) && target.waitsFor(leg))
                .forEach(leg -> leg.finish(at)));
    }

    private void sentBack(DossierSentBack e) {
        running(e.fromUnit(), e.leg()).ifPresent(RunningLeg::giveUp);
        legs.reversed().stream()
                .filter(leg -> leg.isOf(e.toUnit()) && leg.isFinished())
                .findFirst()
                .ifPresent(RunningLeg::reopen);
    }

    private void suspended(SuspensionGround ground, Instant at) {
        if (standsStill.isEmpty()) stoodSince = at;
        standsStill.add(ground);
    }

    private void resumed(SuspensionGround ground) {
        standsStill.remove(ground);
        if (standsStill.isEmpty()) stoodSince = null;
    }

    private Optional<RunningLeg> named(String id) {
        return find(leg -> leg.isNamed(id));
    }

    /** The leg named, else the unit's next that it has not got yet. */
    private Optional<RunningLeg> next(String unit, String id) {
        return id == null ? find(leg -> leg.isOf(unit) && !leg.isReceived()) : named(id);
    }

    private Optional<RunningLeg> running(String unit, String id) {
        return id == null ? find(leg -> leg.isOf(unit) && leg.isReceived() && !leg.isFinished()) : named(id);
    }

    private Optional<RunningLeg> find(Predicate<RunningLeg> isMeant) {
        return legs.stream().filter(isMeant).findFirst();
    }
}

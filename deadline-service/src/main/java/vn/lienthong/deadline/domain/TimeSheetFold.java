package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** One folding of a history into a {@link TimeSheet}; takes the facts in the order of the history. */
final class TimeSheetFold {
    private static final String SUPPLEMENT_BASIS = "NĐ 61/2018/NĐ-CP, art 19(4)";
    private static final String PAYMENT_BASIS = "NĐ 61/2018/NĐ-CP, art 22";
    static final String EXTENSION_BASIS = "NĐ 61/2018/NĐ-CP, art 19(9)";

    private final TimeLaw law;
    private final List<Fact> asCorrected;
    private final List<Clock> legs = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Fact> extensions = new ArrayList<>();
    private final List<Obligation> supplementNotices = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals();
    private RouteProgress route = RouteProgress.NONE;
    private Fact submission;
    private Fact lookedAt;
    private Fact reception;
    private Fact handover;
    private Clock dossier;
    private Fact close;

    /** @param asCorrected the facts as they read now, also where a due date was corrected when it had passed */
    TimeSheetFold(TimeLaw law, List<Fact> asCorrected) {
        this.law = law;
        this.asCorrected = asCorrected;
    }

    TimeSheet result() {
        return new TimeSheet(submission, reception, dossier, legs, pauses, close, extensions, obligations());
    }

    private List<Obligation> obligations() {
        var filed = OnlineAcceptance.owed(law, submission, lookedAt, close).stream();
        return Stream.concat(filed, obligationsOfReceived()).toList();
    }

    private Stream<Obligation> obligationsOfReceived() {
        if (reception == null) return Stream.empty();
        var owed = new Obligations(law, reception, dossier.calendar())
                .of(dossier, pauses, extensions, handover, arrivals.all(), close);
        return Stream.concat(supplementNotices.stream(), owed.stream());
    }

    void apply(Fact fact) {
        if (handover == null && showsHandover(fact.event())) handover = fact;
        if (close == null) arrivals.apply(fact);
        if (submission == null && fact.event() instanceof DossierSubmitted) submission = fact;
        if (lookedAt == null && OnlineAcceptance.answers(fact.event())) lookedAt = fact;
        if (fact.event() instanceof DossierReceived received && reception == null) receive(fact, received);
        else if (reception == null && close == null && History.closes(fact.event())) close = fact;
        else if (reception != null && close == null) applyToOpen(fact);
    }

    /** An acknowledgement or a sending back shows it too where nobody reported the transfer. */
    private static boolean showsHandover(DossierEvent event) {
        return event instanceof DossierTransferred
                || event instanceof TransferAcknowledged
                || event instanceof DossierSentBack;
    }

    private void applyToOpen(Fact fact) {
        switch (fact.event()) {
            case SupplementRequested request -> awaitSupplement(fact, request);
            case SupplementProvided provided -> resume(SuspensionGround.SUPPLEMENT, fact);
            case PaymentRequested request -> pause(SuspensionGround.PAYMENT, PAYMENT_BASIS, fact);
            case PaymentConfirmed confirmed -> resume(SuspensionGround.PAYMENT, fact);
            case ExtensionGranted extension -> extend(fact, extension);
            case RoutePlanned plan ->
                follow(route.planned(plan.legs(), received().unit()), fact);
            case DossierTransferred moved ->
                follow(route.handedOver(moved.fromUnit(), moved.toUnit(), moved.leg()), fact);
            case TransferAcknowledged taken -> follow(route.taken(taken.unit(), taken.leg()), fact);
            case DossierSentBack back -> follow(route.sentBack(back.fromUnit(), back.toUnit(), back.leg()), fact);
            case LegCompleted done -> follow(route.completed(done.unit(), done.leg()), fact);
            case DossierResolved resolved -> close(fact);
            case ProcessingStopped stopped -> close(fact);
            case DossierWithdrawn withdrawn -> close(fact);
            case FactReported notDecidedYet -> {}
            case FactRefused refusal -> {}
            case DossierSubmitted before -> {}
            case DossierReceived again -> {}
            case ReceptionRefused never -> {}
            case ResultReturned after -> {}
            case FeedbackReceived feedback -> {}
            case FeedbackAnswered answer -> {}
            case SourceCompleteUpTo source -> {}
            case DueDateSet said -> {}
            case DueDateMoved said -> {}
            case ClockSuspended said -> {}
            case ClockResumed said -> {}
            case DueSoon said -> {}
            case DossierOverdue said -> {}
            case OverdueWithdrawn said -> {}
            case DutyMissed said -> {}
            case FactCorrected late -> correctLate(fact);
            case FactAnnulled applied -> {}
            case QuarantineSkipped applied -> {}
        }
    }

    /** The clock of what is closed by then, as its reception was corrected later, ends as it starts. */
    private void receive(Fact fact, DossierReceived received) {
        reception = fact;
        var promised = received.promised();
        var first = new Step(fact.time(), fact.time(), promised.due(), DueReason.INITIAL, terms().basis(), fact.id());
        dossier = new Clock(
                Scope.DOSSIER,
                null,
                received.unit(),
                promised.limit(),
                calendar(received.unit()),
                List.of(first),
                close == null ? null : fact.time());
    }

    private void close(Fact fact) {
        close = fact;
        dossier = dossier.endedAt(fact.time());
        legs.replaceAll(leg -> leg.runs() ? leg.endedAt(fact.time()) : leg);
    }

    private void extend(Fact fact, ExtensionGranted extension) {
        extensions.add(fact);
        dossier = dossier.with(new Step(
                fact.time(),
                dossier.inForce().countedFrom(),
                extension.newDue(),
                DueReason.EXTENSION_APOLOGY,
                EXTENSION_BASIS,
                fact.id()));
    }

    /** From then on the due date is, if it is later, the one that would be in force had the facts always read so. */
    private void correctLate(Fact correction) {
        var due = dueAsCorrected(correction.time());
        if (!due.at().isAfter(dossier.inForce().due().at())) return;
        var countedFrom = dossier.inForce().countedFrom();
        dossier = dossier.with(
                new Step(correction.time(), countedFrom, due, DueReason.CORRECTION, terms().basis(), correction.id()));
    }

    private DueDate dueAsCorrected(Instant moment) {
        var fold = new TimeSheetFold(law, asCorrected);
        asCorrected.stream().takeWhile(fact -> !fact.time().isAfter(moment)).forEach(fold::apply);
        return fold.dossier.inForce().due();
    }

    private void awaitSupplement(Fact fact, SupplementRequested request) {
        noticeOfSupplement(fact, request);
        pause(SuspensionGround.SUPPLEMENT, basisOf(request), fact);
    }

    /** The first is to be given within some days of reception, unless another law sets its own date. */
    private void noticeOfSupplement(Fact fact, SupplementRequested request) {
        var isFirst = pauses.stream().noneMatch(pause -> pause.ground() == SuspensionGround.SUPPLEMENT);
        if (!isFirst || request.legalGround() != null) return;
        law.duty(Duty.SUPPLEMENT_NOTICE, received().procedure(), WorkCalendar.dayOf(reception.time()))
                .map(terms -> noticeOfSupplement(fact, request, terms))
                .ifPresent(supplementNotices::add);
    }

    private Obligation noticeOfSupplement(Fact fact, SupplementRequested request, TimeLaw.DutyTerms terms) {
        var unit = received().unit();
        var due = DueDates.compute(reception.time(), terms.limit(), calendar(unit))
                .due();
        return Obligation.byItsDate(Duty.SUPPLEMENT_NOTICE, unit, due, terms.basis(), fact, fact, null)
                .doneBy(request.officer());
    }

    private void pause(SuspensionGround ground, String basis, Fact fact) {
        if (openPause(ground).isEmpty()) pauses.add(new Pause(ground, basis, fact.time(), fact.id(), null, null));
    }

    /** The clocks run again when the last ground has gone; until then they stood still since the first came. */
    private void resume(SuspensionGround ground, Fact fact) {
        var open = openPause(ground);
        if (open.isEmpty()) return;
        pauses.set(pauses.indexOf(open.get()), open.get().until(fact.time(), fact.id()));
        if (pauses.stream().anyMatch(Pause::isOpen)) return;
        var standstill = Standstill.endingWith(pauses, fact.time());
        dossier = runAgain(dossier, standstill, fact);
        legs.replaceAll(leg -> leg.runs() ? runAgain(leg, standstill, fact) : leg);
    }

    private Clock runAgain(Clock clock, Standstill standstill, Fact fact) {
        if (clock.isOverdueAt(standstill.from())) return clock;
        var reason = standstill.reason(terms().supplement());
        var due = dueAfter(clock, standstill, reason);
        // what is counted anew never takes back a later date that was promised
        if (!due.at().isAfter(clock.inForce().due().at())) return clock;
        var countedFrom = reason == DueReason.SUPPLEMENT_RESTART
                ? fact.time()
                : clock.inForce().countedFrom();
        return clock.with(new Step(fact.time(), countedFrom, due, reason, standstill.basis(), fact.id()));
    }

    private DueDate dueAfter(Clock clock, Standstill standstill, DueReason reason) {
        return reason == DueReason.SUPPLEMENT_RESTART && isCounted(clock.limit())
                ? computed(standstill.to(), clock.limit(), clock.calendar())
                : DueDates.paused(
                        clock.inForce().due(),
                        later(standstill.from(), clock.inForce().time()),
                        standstill.to(),
                        clock.calendar());
    }

    /** Ends the clocks of legs that the route has left and starts those it has come to. */
    private void follow(RouteProgress progress, Fact fact) {
        var left = (Predicate<Clock>) clock -> clock.runs() && !progress.isRunning(clock.leg());
        legs.replaceAll(clock -> left.test(clock) ? clock.endedAt(fact.time()) : clock);
        for (var leg : progress.running()) {
            if (!route.isRunning(leg.id()) && isCounted(leg.limit())) {
                var calendar = calendar(leg.unit());
                var due = computed(fact.time(), leg.limit(), calendar);
                var first = new Step(fact.time(), fact.time(), due, DueReason.INITIAL, terms().basis(), fact.id());
                legs.add(new Clock(Scope.LEG, leg.id(), leg.unit(), leg.limit(), calendar, List.of(first), null));
            }
        }
        route = progress;
    }

    /** A limit that cannot be counted stops no clock: it is as if only a date were known. */
    private static boolean isCounted(Limit limit) {
        return limit != null && DueDates.fault(limit).isEmpty();
    }

    private DueDate computed(Instant from, Limit limit, WorkCalendar calendar) {
        return DueDates.compute(from, limit, terms().start(), calendar).due();
    }

    private Optional<Pause> openPause(SuspensionGround ground) {
        return pauses.stream()
                .filter(pause -> pause.ground() == ground && pause.isOpen())
                .findFirst();
    }

    private DossierReceived received() {
        return (DossierReceived) reception.event();
    }

    private TimeLaw.Terms terms() {
        return law.terms(received().procedure(), WorkCalendar.dayOf(reception.time()));
    }

    private WorkCalendar calendar(String unit) {
        return law.calendar(unit, WorkCalendar.dayOf(reception.time()));
    }

    private static String basisOf(SupplementRequested request) {
        return request.legalGround() == null ? SUPPLEMENT_BASIS : request.legalGround();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The time between the first ground to stop the clocks and the end of the last. */
    private record Standstill(Instant from, Instant to, boolean supplement, String basis) {

        static Standstill endingWith(List<Pause> pauses, Instant end) {
            var from = end;
            for (var pause : pauses.reversed()) {
                if (!pause.to().isBefore(from) && pause.from().isBefore(from)) from = pause.from();
            }
            var since = from;
            var grounds = pauses.stream()
                    .filter(pause -> !pause.from().isBefore(since))
                    .toList();
            return new Standstill(
                    since,
                    end,
                    grounds.stream().anyMatch(pause -> pause.ground() == SuspensionGround.SUPPLEMENT),
                    grounds.getFirst().basis());
        }

        DueReason reason(SupplementPolicy policy) {
            if (!supplement) return DueReason.PAYMENT_PAUSE;
            return switch (policy) {
                case RESTART -> DueReason.SUPPLEMENT_RESTART;
                case PAUSE -> DueReason.SUPPLEMENT_PAUSE;
            };
        }
    }
}

package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** One folding of a history into a {@link TimeSheet}; takes the facts in the order of the history. */
final class TimeSheetFold {
    private final TimeLaw law;
    private final List<Fact> asCorrected;
    private final String recountBy;
    private final List<Fact> folded = new ArrayList<>();
    private final List<Clock> legs = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Fact> extensions = new ArrayList<>();
    private final List<Obligation> supplementNotices = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals();
    private final SupplementExpiries expiries = new SupplementExpiries();
    private RouteProgress route = RouteProgress.NONE;
    private Fact submission;
    private Fact lookedAt;
    private Fact reception;
    private Fact handover;
    private Clock dossier;
    private Fact close;
    private String calendarVersion;

    /** @param asCorrected the facts as they read now, also where a due date was corrected when it had passed */
    TimeSheetFold(TimeLaw law, List<Fact> asCorrected) {
        this(law, asCorrected, null);
    }

    /** @param recountBy version of the calendar by which all is counted from the start, whatever was promised or decided */
    private TimeSheetFold(TimeLaw law, List<Fact> asCorrected, String recountBy) {
        this.law = law;
        this.asCorrected = asCorrected;
        this.recountBy = recountBy;
    }

    TimeSheet result() {
        return new TimeSheet(
                submission, reception, dossier, legs, pauses, close, extensions, obligations(), expiries.all());
    }

    private List<Obligation> obligations() {
        var filed = OnlineAcceptance.owed(law, submission, lookedAt, close).stream();
        return Stream.concat(filed, obligationsOfReceived()).toList();
    }

    private Stream<Obligation> obligationsOfReceived() {
        if (reception == null) return Stream.empty();
        var owed = new Obligations(law, reception, dossier.firstCalendar())
                .of(dossier, pauses, extensions, handover, arrivals.all(), close);
        return Stream.concat(supplementNotices.stream(), owed.stream());
    }

    void apply(Fact fact) {
        fold(fact);
        folded.add(fact);
    }

    private void fold(Fact fact) {
        if (handover == null && showsHandover(fact.event())) handover = fact;
        if (close == null) arrivals.apply(fact);
        expiries.apply(fact);
        if (submission == null && fact.event() instanceof DossierSubmitted) submission = fact;
        if (lookedAt == null && OnlineAcceptance.answers(fact.event())) lookedAt = fact;
        if (fact.event() instanceof DossierReceived received && reception == null) receive(fact, received);
        else if (reception == null && close == null && History.closes(fact.event())) close = fact;
        else if (close == null && (reception != null || isOfPause(fact.event()))) applyToOpen(fact);
    }

    /** An incident may have begun before the reception as it reads by now. */
    private static boolean isOfPause(DossierEvent event) {
        return event instanceof ClockSuspended || event instanceof ClockResumed;
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
            case SupplementProvided provided -> resume(openPause(SuspensionGround.SUPPLEMENT), fact);
            case PaymentRequested request -> pause(SuspensionGround.PAYMENT, rules().paymentBasis(), fact);
            case PaymentConfirmed confirmed -> resume(openPause(SuspensionGround.PAYMENT), fact);
            case ExtensionGranted extension -> extend(fact, extension);
            case RoutePlanned plan ->
                follow(route.planned(plan.legs(), received().unit()), fact);
            case LegOpened withClockOfItsOwn -> {}
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
            case DueDateMoved moved -> move(fact, moved);
            case ClockSuspended said -> incident(said, fact);
            case ClockResumed said -> resume(openIncident(said), fact);
            case DueSoon said -> {}
            case DossierOverdue said -> {}
            case OverdueWithdrawn said -> {}
            case DutyMissed said -> {}
            case SupplementExpired said -> {}
            case FactCorrected late -> correctLate(fact);
            case FactAnnulled applied -> {}
            case QuarantineSkipped applied -> {}
        }
    }

    /** The clock of what is closed by then, as its reception was corrected later, ends as it starts. */
    private void receive(Fact fact, DossierReceived received) {
        reception = fact;
        var promised = received.promised();
        calendarVersion = recountBy == null ? promised.calendarVersion() : recountBy;
        var first = first(fact, firstDue(promised, calendar(received.unit())), received.unit());
        var end = close == null ? null : fact.time();
        dossier = new Clock(Scope.DOSSIER, null, received.unit(), promised.limit(), List.of(first), end);
    }

    /** What was promised; counted anew only where it was counted: what a source gave out is an appointment. */
    private DueDate firstDue(PromisedDue promised, WorkCalendar calendar) {
        var anew = recountBy != null && promised.source() == DueSource.COMPUTED && isCounted(promised.limit());
        return anew ? computed(reception.time(), promised.limit(), calendar) : promised.due();
    }

    private Step first(Fact fact, DueDate due, String unit) {
        return new Step(fact.time(), fact.time(), due, DueReason.INITIAL, terms().basis(), fact.id(), calendar(unit));
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
                rules().reappointmentBasis(),
                fact.id(),
                dossier.calendar()));
    }

    /** Of the moves that deadline says, those that were decided; the others follow from what is folded anyway. */
    private void move(Fact fact, DueDateMoved moved) {
        if (Step.isDecided(moved.reason()))
            clocks().filter(clock -> clock.isRunning(moved.scope(), moved.leg()))
                    .findFirst()
                    .ifPresent(clock -> move(clock, fact, moved));
    }

    private void move(Clock clock, Fact fact, DueDateMoved moved) {
        decided(clock, fact, moved).ifPresent(to -> {
            if (moved.reason() == DueReason.CALENDAR_CHANGE)
                calendarVersion = to.calendar().version();
            put(clock.with(new Step(
                    fact.time(), to.countedFrom(), to.due(), moved.reason(), moved.basis(), fact.id(), to.calendar())));
        });
    }

    /** Another calendar is counted by again, so that a fact that comes late keeps its effect; any other date stands. */
    private Optional<Step> decided(Clock clock, Fact fact, DueDateMoved moved) {
        if (moved.reason() != DueReason.CALENDAR_CHANGE) return Optional.of(asDecided(clock, moved, clock.calendar()));
        if (recountBy != null) return Optional.empty();
        return isKnown(moved.calendarVersion(), clock)
                ? recounted(clock, moved.calendarVersion(), fact.time())
                : Optional.of(asDecided(clock, moved, clock.calendar().named(moved.calendarVersion())));
    }

    private static Step asDecided(Clock clock, DueDateMoved moved, WorkCalendar calendar) {
        var from = clock.inForce();
        return new Step(
                from.time(), from.countedFrom(), moved.to(), from.reason(), from.basis(), from.cause(), calendar);
    }

    /** A service that has just started may not have learned of it yet; it must not take back what was decided. */
    private boolean isKnown(String version, Clock clock) {
        return law.calendar(version, clock.unit(), receivedOn()).isPresent();
    }

    private void put(Clock moved) {
        if (moved.scope() == Scope.DOSSIER) dossier = moved;
        else legs.replaceAll(leg -> leg.isRunning(moved.scope(), moved.leg()) ? moved : leg);
    }

    /**
     * The date that would be in force had a running clock been counted by that calendar from the start. Empty where the
     * calendar is not known or does not hold the time from reception on, and where the date in force has passed at that
     * moment or the other one would have.
     */
    Optional<Step> recounted(Clock clock, String version, Instant moment) {
        var other = new TimeSheetFold(law, asCorrected, version);
        folded.forEach(other::apply);
        var ranUntil = Pause.standingSince(pauses, moment);
        if (clock.isOverdueAt(ranUntil)) return Optional.empty();
        return other.clocks()
                .filter(same -> same.isRunning(clock.scope(), clock.leg()) && !same.isOverdueAt(ranUntil))
                .map(Clock::inForce)
                .filter(step -> step.calendar().version().equals(version) && isHeld(step))
                .findFirst();
    }

    private boolean isHeld(Step step) {
        var last = WorkCalendar.dayOf(step.due().at()).getYear();
        return IntStream.rangeClosed(receivedOn().getYear(), last)
                .allMatch(step.calendar().years()::contains);
    }

    private Stream<Clock> clocks() {
        return Stream.concat(Stream.of(dossier), legs.stream());
    }

    /** From then on the due date is, if it is later, the one that would be in force had the facts always read so. */
    private void correctLate(Fact correction) {
        var due = dueAsCorrected(correction.time());
        if (!due.at().isAfter(dossier.inForce().due().at())) return;
        var countedFrom = dossier.inForce().countedFrom();
        dossier = dossier.with(new Step(
                correction.time(),
                countedFrom,
                due,
                DueReason.CORRECTION,
                terms().basis(),
                correction.id(),
                dossier.calendar()));
    }

    private DueDate dueAsCorrected(Instant moment) {
        var fold = new TimeSheetFold(law, asCorrected, recountBy);
        asCorrected.stream().takeWhile(fact -> !fact.time().isAfter(moment)).forEach(fold::apply);
        return fold.dossier.inForce().due();
    }

    private void awaitSupplement(Fact fact, SupplementRequested request) {
        noticeOfSupplement(fact, request);
        pause(SuspensionGround.SUPPLEMENT, basisOf(request), fact);
        law.supplementLimit(received().procedure(), receivedOn())
                .map(terms -> SupplementExpiry.of(fact, terms, dossier.calendar()))
                .ifPresent(expiries::await);
    }

    /** The first is to be given within some days of reception, unless another law sets its own date. */
    private void noticeOfSupplement(Fact fact, SupplementRequested request) {
        var isFirst = pauses.stream().noneMatch(pause -> pause.ground() == SuspensionGround.SUPPLEMENT);
        if (!isFirst || request.legalGround() != null) return;
        law.duty(Duty.SUPPLEMENT_NOTICE, received().procedure(), receivedOn())
                .map(terms -> noticeOfSupplement(fact, request, terms))
                .ifPresent(supplementNotices::add);
    }

    private Obligation noticeOfSupplement(Fact fact, SupplementRequested request, TimeLaw.DutyTerms terms) {
        var unit = received().unit();
        var due = DueDates.compute(reception.time(), terms.limit(), dossier.firstCalendar())
                .due();
        return Obligation.byItsDate(Duty.SUPPLEMENT_NOTICE, unit, due, terms.basis(), fact, fact, null)
                .doneBy(request.officer());
    }

    private void pause(SuspensionGround ground, String basis, Fact fact) {
        if (openPause(ground).isEmpty()) pauses.add(new Pause(ground, basis, fact.time(), fact.id(), null, null));
    }

    /** Of the pauses that deadline says, those that were decided; the others follow from what is folded anyway. */
    private void incident(ClockSuspended said, Fact fact) {
        if (Pause.isDecided(said.ground()))
            pauses.add(new Pause(said.ground(), said.basis(), fact.time(), fact.id(), null, null));
    }

    /** The clocks run again when the last ground has gone; until then they stood still since the first came. */
    private void resume(Optional<Pause> open, Fact fact) {
        if (open.isEmpty()) return;
        pauses.set(pauses.indexOf(open.get()), open.get().until(fact.time(), fact.id()));
        if (reception == null || pauses.stream().anyMatch(Pause::isOpen)) return;
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
        return clock.with(
                new Step(fact.time(), countedFrom, due, reason, standstill.basis(), fact.id(), clock.calendar()));
    }

    private DueDate dueAfter(Clock clock, Standstill standstill, DueReason reason) {
        return reason == DueReason.SUPPLEMENT_RESTART && isCounted(clock.limit())
                ? computed(standstill.to(), clock.limit(), clock.calendar())
                : DueDates.paused(
                        clock.inForce().due(),
                        clock.limit(),
                        later(standstill.from(), clock.givenAt()),
                        standstill.to(),
                        clock.calendar());
    }

    /** Ends the clocks of legs that the route has left and starts those it has come to. */
    private void follow(RouteProgress progress, Fact fact) {
        var left = (Predicate<Clock>) clock -> clock.runs() && !progress.isRunning(clock.leg());
        legs.replaceAll(clock -> left.test(clock) ? clock.endedAt(fact.time()) : clock);
        for (var leg : progress.running()) {
            if (!route.isRunning(leg.id()) && isCounted(leg.limit())) {
                var first = first(fact, computed(fact.time(), leg.limit(), calendar(leg.unit())), leg.unit());
                legs.add(new Clock(Scope.LEG, leg.id(), leg.unit(), leg.limit(), List.of(first), null));
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

    /** Incidents may overlap: each runs out by what was announced of it. */
    private Optional<Pause> openIncident(ClockResumed said) {
        return pauses.stream()
                .filter(pause -> pause.isDecided() && pause.isOpen())
                .filter(pause ->
                        pause.ground() == said.ground() && pause.basis().equals(said.basis()))
                .findFirst();
    }

    private DossierReceived received() {
        return (DossierReceived) reception.event();
    }

    private RuleSet rules() {
        return law.rules(receivedOn());
    }

    private TimeLaw.Terms terms() {
        return law.terms(received().procedure(), received().promised().procedureVersion(), receivedOn());
    }

    /** Of the version by which the promise was counted, until another took its place. */
    private WorkCalendar calendar(String unit) {
        return Optional.ofNullable(calendarVersion)
                .flatMap(version -> law.calendar(version, unit, receivedOn()))
                .orElseGet(() -> law.calendar(unit, receivedOn()));
    }

    private LocalDate receivedOn() {
        return WorkCalendar.dayOf(reception.time());
    }

    private String basisOf(SupplementRequested request) {
        return request.legalGround() == null ? rules().supplementBasis() : request.legalGround();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * The time between the first ground to stop the clocks and the end of the last.
     *
     * @param decisive what the due date moves for: the supplement if one was awaited, else the first ground
     */
    private record Standstill(Instant from, Instant to, Pause decisive) {

        static Standstill endingWith(List<Pause> pauses, Instant end) {
            var since = Pause.standingSince(pauses, end);
            var grounds = pauses.stream()
                    .filter(pause -> !pause.from().isBefore(since))
                    .toList();
            var supplement = grounds.stream()
                    .filter(pause -> pause.ground() == SuspensionGround.SUPPLEMENT)
                    .findFirst();
            return new Standstill(since, end, supplement.orElseGet(grounds::getFirst));
        }

        String basis() {
            return decisive.basis();
        }

        DueReason reason(SupplementPolicy policy) {
            return switch (decisive.ground()) {
                case PAYMENT -> DueReason.PAYMENT_PAUSE;
                case INCIDENT -> DueReason.SYSTEM_INCIDENT;
                case SUPPLEMENT ->
                    switch (policy) {
                        case RESTART -> DueReason.SUPPLEMENT_RESTART;
                        case PAUSE -> DueReason.SUPPLEMENT_PAUSE;
                    };
            };
        }
    }
}

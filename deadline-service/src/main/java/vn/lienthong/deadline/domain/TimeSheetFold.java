package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.history.OpenPayments;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** One folding of a history into a {@link TimeSheet}; takes the facts in the order of the history. */
final class TimeSheetFold {
    private final TimeLaw law;
    private final History history;
    private final Versions recountBy;
    private final List<Fact> folded = new ArrayList<>();
    private final List<Clock> legs = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Fact> extensions = new ArrayList<>();
    private final List<Obligation> supplementNotices = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals();
    private final SupplementExpiries expiries = new SupplementExpiries();
    private final OpenPayments payments = new OpenPayments();
    private RouteProgress route = RouteProgress.NONE;
    private Fact submission;
    private Fact lookedAt;
    private Fact reception;
    private Fact handover;
    private Clock dossier;
    private Fact close;
    private Versions versions;

    /** @param history whose facts are to be folded, known whole: as they read now, and when they were told */
    TimeSheetFold(TimeLaw law, History history) {
        this(law, history, null);
    }

    /** @param recountBy the versions by which all is counted from the start, whatever was promised or decided */
    private TimeSheetFold(TimeLaw law, History history, Versions recountBy) {
        this.law = law;
        this.history = history;
        this.recountBy = recountBy;
    }

    /** What has happened up to that moment. */
    static TimeSheetFold until(Instant moment, History history, TimeLaw law) {
        var fold = new TimeSheetFold(law, history);
        history.judgedByTime().stream()
                .takeWhile(fact -> !fact.time().isAfter(moment))
                .forEach(fold::apply);
        return fold;
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
        var owed = new Obligations(law, reception, dossier.firstCalendar(), new Told(history, reception, law))
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

    private void awaitPayment(Fact fact, PaymentRequested request) {
        payments.apply(request);
        pause(SuspensionGround.PAYMENT, rules().paymentBasis(), fact);
    }

    /** The clock stands still until the last of what was asked for is paid. */
    private void paid(Fact fact, PaymentConfirmed confirmed) {
        payments.apply(confirmed);
        if (payments.isEmpty()) resume(openPause(SuspensionGround.PAYMENT), fact);
    }

    private void applyToOpen(Fact fact) {
        switch (fact.event()) {
            case SupplementRequested request -> awaitSupplement(fact, request);
            case SupplementProvided provided -> resume(openPause(SuspensionGround.SUPPLEMENT), fact);
            case PaymentRequested request -> awaitPayment(fact, request);
            case PaymentConfirmed confirmed -> paid(fact, confirmed);
            case ExtensionGranted extension -> extend(fact, extension);
            case RoutePlanned plan ->
                follow(route.planned(plan.legs(), received().unit()), fact);
            case LegOpened withClockOfItsOwn -> {}
            case DossierTransferred moved ->
                follow(route.handedOver(moved.fromUnit(), moved.toUnit(), moved.leg()), fact);
            case DossierAssigned withinTheUnit -> {}
            case TransferAcknowledged taken -> follow(route.taken(taken.unit(), taken.leg()), fact);
            case DossierSentBack back -> follow(route.sentBack(back.fromUnit(), back.toUnit(), back.leg()), fact);
            case LegCompleted done -> follow(route.completed(done.unit(), done.leg()), fact);
            case ResponsibilityPassed passed -> passOn(passed, fact);
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
            case PersonErased unread -> {}
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
            case QuarantineAct applied -> {}
        }
    }

    /** The clock of what is closed by then, as its reception was corrected later, ends as it starts. */
    private void receive(Fact fact, DossierReceived received) {
        reception = fact;
        var promised = received.promised();
        versions = recountBy == null ? Versions.of(promised) : recountBy;
        var counting = counting(promised);
        var first = first(fact, firstDue(promised, counting), counting);
        var end = close == null ? null : fact.time();
        dossier = new Clock(Scope.DOSSIER, null, received.unit(), List.of(first), end);
    }

    private Counting counting(PromisedDue promised) {
        var terms = terms(versions.procedure());
        var isPromised = Objects.equals(versions.procedure(), promised.procedureVersion());
        return new Counting(
                isPromised ? promised.limit() : terms.limit(),
                terms.start(),
                versions.procedure(),
                calendar(received().unit()));
    }

    /** By the version that planned it, whatever counts for the dossier since. */
    private Counting counting(Leg leg) {
        var version = received().promised().procedureVersion();
        return new Counting(leg.limit(), terms(version).start(), version, calendar(leg.unit()));
    }

    /** What was promised; counted anew only where it was counted: what a source gave out is an appointment. */
    private DueDate firstDue(PromisedDue promised, Counting counting) {
        var anew = recountBy != null && promised.source() == DueSource.COMPUTED && counting.isPossible();
        return anew ? counting.from(reception.time()).due() : promised.due();
    }

    private Step first(Fact fact, DueDate due, Counting counting) {
        var basis = terms(counting.procedureVersion()).basis();
        return new Step(fact.time(), fact.time(), due, DueReason.INITIAL, basis, fact.id(), counting);
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
                dossier.counting()));
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
            versions = decided(moved);
            if (isKnown(versions.calendar(), dossier))
                expiries.countBy(calendar(received().unit()), fact.time());
            put(clock.with(new Step(
                    fact.time(), to.countedFrom(), to.due(), moved.reason(), moved.basis(), fact.id(), to.counting())));
        });
    }

    /** The versions by which it counts after that move. */
    private Versions decided(DueDateMoved moved) {
        if (moved.reason() == DueReason.CALENDAR_CHANGE) return versions.withCalendar(moved.calendarVersion());
        return moved.procedureVersion() == null ? versions : versions.withProcedure(moved.procedureVersion());
    }

    /** Another version is counted by again, so that a fact that comes late keeps its effect. */
    private Optional<Step> decided(Clock clock, Fact fact, DueDateMoved moved) {
        if (recountBy != null) return Optional.empty();
        var isOfCalendar = moved.reason() == DueReason.CALENDAR_CHANGE;
        if (isOfCalendar ? !isKnown(moved.calendarVersion(), clock) : !isKnown(moved.procedureVersion()))
            return Optional.of(asDecided(clock, moved));
        var anew = isOfCalendar
                ? byCalendar(clock, moved.calendarVersion())
                : byProcedure(clock, moved.procedureVersion());
        return anew.filter(to -> mayGiveWay(clock, to, fact.time()));
    }

    private static Step asDecided(Clock clock, DueDateMoved moved) {
        var from = clock.inForce();
        var counting = moved.reason() == DueReason.CALENDAR_CHANGE
                ? clock.counting().by(clock.calendar().named(moved.calendarVersion()))
                : clock.counting().named(moved.procedureVersion());
        return new Step(
                from.time(), from.countedFrom(), moved.to(), from.reason(), from.basis(), from.cause(), counting);
    }

    /** A service that has just started may not have learned of it yet; it must not take back what was decided. */
    private boolean isKnown(String calendar, Clock clock) {
        return law.calendar(calendar, clock.unit(), receivedOn()).isPresent();
    }

    private boolean isKnown(String procedureVersion) {
        return law.terms(received().procedure(), procedureVersion).isPresent();
    }

    private void put(Clock moved) {
        if (moved.scope() == Scope.DOSSIER) dossier = moved;
        else legs.replaceAll(leg -> leg.isRunning(moved.scope(), moved.leg()) ? moved : leg);
    }

    /** By which version of its procedure it counts. */
    String procedureVersion() {
        return versions.procedure();
    }

    /**
     * The date that would be in force had a running clock been counted by that calendar from the start; empty where the
     * calendar is not known or does not hold the time from reception on.
     */
    Optional<Step> byCalendar(Clock clock, String version) {
        return recounted(clock, versions.withCalendar(version))
                .filter(step -> step.calendar().version().equals(version) && isHeld(step));
    }

    /** The same had the dossier been received under that version of its procedure; empty where that is not known. */
    Optional<Step> byProcedure(Clock clock, String version) {
        return isKnown(version) ? recounted(clock, versions.withProcedure(version)) : Optional.empty();
    }

    private Optional<Step> recounted(Clock clock, Versions by) {
        var other = new TimeSheetFold(law, history, by);
        folded.forEach(other::apply);
        return other.clocks()
                .filter(same -> same.isRunning(clock.scope(), clock.leg()))
                .map(Clock::inForce)
                .findFirst();
    }

    /** Whether neither the date in force nor that one has passed at that moment, as far as the clock ran. */
    boolean mayGiveWay(Clock clock, Step to, Instant moment) {
        var ranUntil = Pause.standingSince(pauses, moment);
        return !clock.isOverdueAt(ranUntil) && ranUntil.isBefore(DueDates.overdueFrom(to.due()));
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
                terms(versions.procedure()).basis(),
                correction.id(),
                dossier.counting()));
    }

    private DueDate dueAsCorrected(Instant moment) {
        var fold = new TimeSheetFold(law, history, recountBy);
        history.facts().stream().takeWhile(fact -> !fact.time().isAfter(moment)).forEach(fold::apply);
        return fold.dossier.inForce().due();
    }

    private void awaitSupplement(Fact fact, SupplementRequested request) {
        noticeOfSupplement(fact, request);
        pause(SuspensionGround.SUPPLEMENT, basisOf(request), fact);
        law.supplementLimit(received().procedure(), receivedOn())
                .ifPresent(terms -> expiries.await(fact, terms, dossier.calendar()));
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
        var reason =
                standstill.reason(terms(clock.counting().procedureVersion()).supplement());
        var due = dueAfter(clock, standstill, reason);
        // what is counted anew never takes back a later date that was promised
        if (!due.at().isAfter(clock.inForce().due().at())) return clock;
        var countedFrom = reason == DueReason.SUPPLEMENT_RESTART
                ? fact.time()
                : clock.inForce().countedFrom();
        return clock.with(
                new Step(fact.time(), countedFrom, due, reason, standstill.basis(), fact.id(), clock.counting()));
    }

    private DueDate dueAfter(Clock clock, Standstill standstill, DueReason reason) {
        return reason == DueReason.SUPPLEMENT_RESTART && clock.counting().isPossible()
                ? clock.counting().from(standstill.to()).due()
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
            if (!route.isRunning(leg.id()) && Counting.isPossible(leg.limit())) {
                var counting = counting(leg);
                var first = first(fact, counting.from(fact.time()).due(), counting);
                legs.add(new Clock(Scope.LEG, leg.id(), leg.unit(), List.of(first), null));
            }
        }
        route = progress;
    }

    /** Clocks run on as they do, but for another unit. */
    private void passOn(ResponsibilityPassed passed, Fact fact) {
        legs.replaceAll(clock -> clock.runs() ? clock.of(passed.after(clock.unit())) : clock);
        follow(route.passed(passed), fact);
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

    private TimeLaw.Terms terms(String procedureVersion) {
        return law.terms(received().procedure(), procedureVersion, receivedOn());
    }

    /** Of the version by which the promise was counted, until another took its place. */
    private WorkCalendar calendar(String unit) {
        return Optional.ofNullable(versions.calendar())
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

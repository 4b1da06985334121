package vn.lienthong.intake.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.ConfirmedPayment;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Stopped;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.intake.domain.Decision.Accepted;
import vn.lienthong.intake.domain.Decision.Rejected;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Decides what may be recorded of a dossier between citizen and desk, and what is passed on to the owner of a fact.
 * Refuses only what cannot have happened; whatever else breaks a rule is recorded with a flag. Knows intake's own facts
 * alone: the same posts are decided alike however far the agencies have come. Only what a person commands is weighed
 * against a close by an agency that the log has told of.
 */
public final class Intake {
    /** How far clocks of different machines may be apart. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Dossier dossier;
    private final Command command;
    private final Catalogue catalogue;
    private final Instant now;

    private Intake(Dossier dossier, Command command, Catalogue catalogue, Instant now) {
        this.dossier = dossier;
        this.command = command;
        this.catalogue = catalogue;
        this.now = now;
    }

    public static Decision decide(Dossier dossier, Command command, Catalogue catalogue, Instant now) {
        return new Intake(dossier, command, catalogue, now).decide();
    }

    /** What has not happened yet cannot be reported; clocks may be apart by 5 minutes. */
    public static Optional<Rejected> refuseFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(CLOCK_TOLERANCE))
                ? Optional.of(Rejected.because(Rule.IN_THE_FUTURE))
                : Optional.empty();
    }

    private Decision decide() {
        return impossible().<Decision>map(refusal -> refusal).orElseGet(() -> considerate(decideFact()));
    }

    /** What is wrong with the command whatever happened to the dossier. */
    private Optional<Rejected> impossible() {
        return refuseFuture(command.time(), now)
                .or(this::unknownUnit)
                .or(this::foreignUnit)
                .or(this::takenOver)
                .or(this::foreignParent)
                .or(this::nestedParent)
                .or(this::otherRoot);
    }

    /** How a known dossier began is said by those whose it is: nobody makes it his own by its code. */
    private Optional<Rejected> takenOver() {
        var begins = command.fact() instanceof Submitted
                || command.fact() instanceof Received
                || command.fact() instanceof RefusedReception;
        return begins && dossier.isKnown() ? ours() : Optional.empty();
    }

    /** Nobody puts a dossier under one of another's, nor under itself. */
    private Optional<Rejected> foreignParent() {
        return Optional.ofNullable(command.parent())
                .filter(parent -> parent.code().equals(command.dossier())
                        || inCharge(parent).noneMatch(this::covers))
                .map(parent -> Rejected.because(Rule.FOREIGN_DOSSIER, parent.code()));
    }

    /** Dossiers stand under one that stands by itself: what belongs together has one root. */
    private Optional<Rejected> nestedParent() {
        return Optional.ofNullable(command.parent())
                .filter(Dossier::hasParent)
                .map(parent -> Rejected.because(Rule.NESTED_PARENT, parent.code()));
    }

    /** A dossier that is known stays in the log where it began. */
    private Optional<Rejected> otherRoot() {
        return Optional.ofNullable(command.parent())
                .filter(parent -> dossier.isKnown() && !dossier.isUnder(parent))
                .map(parent -> Rejected.because(Rule.OTHER_ROOT, dossier.code(), parent.code()));
    }

    Optional<Rejected> unknownUnit() {
        return named(command.fact())
                .filter(unit -> catalogue.unit(unit, day()).isEmpty())
                .findFirst()
                .map(unit -> Rejected.because(Rule.UNKNOWN_UNIT, unit));
    }

    Optional<Rejected> foreignUnit() {
        return foreignUnit(command.fact());
    }

    Optional<Rejected> foreignUnit(PostedFact fact) {
        return Optional.ofNullable(acting(fact))
                .filter(unit -> !covers(unit))
                .map(unit -> Rejected.because(Rule.FOREIGN_UNIT, unit));
    }

    /** The same question about a fact as it is to read from now on, had it never been recorded otherwise. */
    Intake judgingAnew(Dossier others, Fact target, PostTypes.Kind kind, PostedFact reading, Instant time) {
        var origin = target.origin() == null ? command.origin() : target.origin();
        var part = target.event() instanceof DossierReceived received ? Command.Part.of(received) : null;
        var anew = new Command(
                dossier.code(), time, kind, reading, command.poster(), origin, null, command.closed(), part, null);
        return new Intake(others, anew, catalogue, now);
    }

    Decision decideFact() {
        return switch (command.fact()) {
            case Submitted fact -> Filing.submitted(fact, this);
            case Received fact -> Filing.received(fact, this);
            case RefusedReception fact -> Filing.refused(fact, this);
            case RequestedSupplement fact -> supplementRequested(fact);
            case ProvidedSupplement fact ->
                open(new SupplementProvided(fact.items(), fact.officer()), after(SupplementRequested.class));
            case RequestedPayment fact ->
                open(new PaymentRequested(fact.amount(), fact.currency(), fact.reference()), begun());
            case ConfirmedPayment fact ->
                open(
                        new PaymentConfirmed(fact.amount(), fact.currency(), fact.reference()),
                        after(PaymentRequested.class));
            case Withdrawn _ -> withdrawn();
            case Returned fact -> returned(new ResultReturned(fact.unit(), fact.channel(), fact.officer()));
            case Feedback fact -> own(new FeedbackReceived(fact.kind(), fact.officer()), begun());
            case AnsweredFeedback fact -> feedbackAnswered(fact);
            case Corrected fact -> new Correcting(fact, this).decide();
            case Transferred fact -> handedOver(fact.fromUnit(), fact.toUnit());
            case SentBack fact -> handedOver(fact.fromUnit(), fact.toUnit());
            case Acknowledged _, Assigned _, CompletedLeg _, Resolved _, Stopped _ -> report();
            case Extended _ -> ours().<Decision>map(refusal -> refusal).orElseGet(this::report);
        };
    }

    private Decision supplementRequested(RequestedSupplement fact) {
        var earlier = dossier.first(SupplementRequested.class).isPresent();
        var grounded = fact.legalGround() != null && !fact.legalGround().isBlank();
        return flagged(
                open(new SupplementRequested(fact.items(), fact.officer(), fact.legalGround()), begun()),
                earlier && !grounded ? Set.of(Flag.SECOND_SUPPLEMENT) : Set.of());
    }

    private Decision withdrawn() {
        return dossier.withdrawnAt().isPresent()
                ? Rejected.because(Rule.ALREADY_WITHDRAWN)
                : flagged(
                        own(new DossierWithdrawn(), dossier.receivedAt().or(this::begun)),
                        command.closed() == null ? Set.of() : Set.of(Flag.CLOSE_CONFLICT));
    }

    /** What a system reports returned too early the readers flag, who know of every close; a person is asked first. */
    private Decision returned(ResultReturned event) {
        if (!command.poster().interactive()) return own(event, dossier.receivedAt());
        var close = closedAt().filter(at -> !command.time().isBefore(at.minus(CLOCK_TOLERANCE)));
        return close.isPresent()
                ? own(event, dossier.receivedAt().map(received -> later(received, close.get())))
                : flagged(own(event, dossier.receivedAt()), Set.of(Flag.NOT_CLOSED));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When the dossier was first closed, as far as the one who asks can know. */
    private Optional<Instant> closedAt() {
        var byAgency = Optional.ofNullable(command.closed()).map(AgencyClose::at);
        return Stream.concat(dossier.withdrawnAt().stream(), byAgency.stream()).min(Comparator.naturalOrder());
    }

    /** A feedback is named by its event id, or by the id under which the same source posted it. */
    private Decision feedbackAnswered(AnsweredFeedback fact) {
        var feedback = dossier.find(FeedbackReceived.class, known -> isNamed(known, fact.feedback()));
        if (feedback.isEmpty() && dossier.isKnown()) return Rejected.because(Rule.UNKNOWN_FEEDBACK, fact.feedback());
        return own(
                new FeedbackAnswered(feedback.map(Fact::id).orElse(fact.feedback()), fact.finding(), fact.officer()),
                feedback.map(Fact::time));
    }

    private boolean isNamed(Fact feedback, String name) {
        var sameSource = feedback.origin() != null
                && command.origin() != null
                && feedback.origin().source().equals(command.origin().source());
        return feedback.id().equals(name)
                || (sameSource && feedback.origin().id().equals(name));
    }

    private Decision handedOver(String from, String to) {
        return from.equals(to) ? Rejected.because(Rule.TRANSFER_TO_ITSELF) : report();
    }

    /** Passes a fact on to its owner, who has the last word. */
    private Decision report() {
        return report(Reports.of(command.kind().name(), command.fact()));
    }

    Decision report(FactReported reported) {
        if (!dossier.isKnown()) return Rejected.because(Rule.UNKNOWN_DOSSIER, dossier.code());
        return new Accepted(reported, command.time(), acting(command.fact()), Set.of());
    }

    /** An own fact that a close forbids. */
    private Decision open(IntakeEvent event, Optional<Instant> needs) {
        var closed = closedAt().filter(command.time()::isAfter);
        return closed.isPresent() ? Rejected.because(Rule.AFTER_CLOSE) : own(event, needs);
    }

    /** An own fact about a dossier of the poster's, at or after the fact it needs. */
    Decision own(IntakeEvent event, Optional<Instant> needs) {
        var refusal = ours();
        if (refusal.isPresent()) return refusal.get();
        if (needs.isEmpty() || command.time().isBefore(needs.get().minus(CLOCK_TOLERANCE))) {
            return Rejected.because(Rule.BEFORE_RECEPTION);
        }
        return accepted(event, needs.get());
    }

    /** Accepted at its time, or moved up to that of the fact it needs. */
    Accepted accepted(IntakeEvent event, Instant needs) {
        var skewed = command.time().isBefore(needs);
        return new Accepted(
                event,
                skewed ? needs : command.time(),
                Optional.ofNullable(acting(command.fact()))
                        .orElseGet(() -> dossier.units().stream().findFirst().orElse(null)),
                skewed ? EnumSet.of(Flag.CLOCK_SKEW) : Set.of());
    }

    /** The refusal, if the dossier is unknown or no one's for whom the poster may speak. */
    Optional<Rejected> ours() {
        if (!dossier.isKnown()) return refused(Rule.UNKNOWN_DOSSIER, dossier.code());
        return inCharge(dossier).anyMatch(this::covers)
                ? Optional.empty()
                : refused(Rule.FOREIGN_DOSSIER, dossier.code());
    }

    /** Of a unit that ended the units that took its area over: to which of them the dossier passed, routing says. */
    private Stream<String> inCharge(Dossier of) {
        var begun = of.begunAt().map(WorkCalendar::dayOf).orElse(day());
        return of.units().stream()
                .flatMap(unit -> Stream.concat(Stream.of(unit), catalogue.continuing(unit, begun, day()).stream()));
    }

    /** Since when the dossier can have had facts. */
    Optional<Instant> begun() {
        return dossier.begunAt();
    }

    /** When the last fact of this type was that a fact of about this time can answer, else since the beginning. */
    private Optional<Instant> after(Class<? extends IntakeEvent> type) {
        return dossier.last(type, command.time().plus(CLOCK_TOLERANCE))
                .map(Fact::time)
                .or(this::begun);
    }

    Decision flagged(Decision decision, Set<Flag> flags) {
        return switch (decision) {
            case Accepted accepted -> {
                var all = EnumSet.noneOf(Flag.class);
                all.addAll(accepted.flags());
                all.addAll(flags);
                yield new Accepted(accepted.event(), accepted.time(), accepted.unit(), all);
            }
            case Rejected rejected -> rejected;
        };
    }

    /** A person is stopped before breaking a rule and may insist on a ground; what a system reports has happened. */
    private Decision considerate(Decision decision) {
        if (!command.poster().interactive() || !(decision instanceof Accepted accepted)) return decision;
        var broken = accepted.flags().stream()
                .filter(flag -> flag != Flag.CLOCK_SKEW)
                .findFirst();
        if (broken.isEmpty()) return decision;
        return command.poster().override() == null
                ? Rejected.because(Rule.of(broken.get()))
                : flagged(decision, Set.of(Flag.OVERRIDDEN));
    }

    private Optional<Rejected> refused(Rule rule, String... args) {
        return Optional.of(Rejected.because(rule, args));
    }

    boolean covers(String unit) {
        var own = command.poster().unit();
        if (own == null) return false;
        return command.poster().interactive() ? unit.equals(own) : catalogue.everWithin(unit, own);
    }

    Dossier dossier() {
        return dossier;
    }

    Command command() {
        return command;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Instant now() {
        return now;
    }

    LocalDate day() {
        return WorkCalendar.dayOf(command.time());
    }

    /** The unit that did it; {@code null} where the fact names none. */
    static String acting(PostedFact fact) {
        return switch (fact) {
            case Submitted f -> f.unit();
            case Received f -> f.unit();
            case RefusedReception f -> f.unit();
            case Transferred f -> f.fromUnit();
            case SentBack f -> f.fromUnit();
            case Acknowledged f -> f.unit();
            case Assigned f -> f.unit();
            case CompletedLeg f -> f.unit();
            case Resolved f -> f.unit();
            case Stopped f -> f.unit();
            case Returned f -> f.unit();
            case RequestedSupplement _,
                    ProvidedSupplement _,
                    RequestedPayment _,
                    ConfirmedPayment _,
                    Withdrawn _,
                    Extended _,
                    Feedback _,
                    AnsweredFeedback _,
                    Corrected _ -> null;
        };
    }

    /** All units that the fact names. */
    static Stream<String> named(PostedFact fact) {
        var other =
                switch (fact) {
                    case Received f -> f.resolvingUnit();
                    case Transferred f -> f.toUnit();
                    case SentBack f -> f.toUnit();
                    case Submitted _,
                            RefusedReception _,
                            Acknowledged _,
                            Assigned _,
                            CompletedLeg _,
                            Resolved _,
                            Stopped _,
                            Returned _,
                            RequestedSupplement _,
                            ProvidedSupplement _,
                            RequestedPayment _,
                            ConfirmedPayment _,
                            Withdrawn _,
                            Extended _,
                            Feedback _,
                            AnsweredFeedback _,
                            Corrected _ -> null;
                };
        return Stream.of(Optional.ofNullable(acting(fact)), Optional.ofNullable(other))
                .flatMap(Optional::stream);
    }
}

package vn.lienthong.intake.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.ConfirmedPayment;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
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
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.intake.domain.Decision.Accepted;
import vn.lienthong.intake.domain.Decision.Rejected;

/**
 * A fact reads otherwise from now on, or never was. Intake corrects its own; the correction of a fact that another
 * service owns is reported to that service.
 */
final class Correcting {
    private final Corrected correction;
    private final Intake intake;
    private final Command command;

    Correcting(Corrected correction, Intake intake) {
        this.correction = correction;
        this.intake = intake;
        this.command = intake.command();
    }

    Decision decide() {
        var refusal = intake.ours();
        if (refusal.isPresent()) return refusal.get();
        if (newTime() != null && Intake.refuseFuture(newTime(), intake.now()).isPresent()) {
            return Rejected.because(Rule.IN_THE_FUTURE);
        }
        var target = Optional.ofNullable(command.corrects()).flatMap(intake.dossier()::recorded);
        return target.map(this::correct).orElseGet(() -> Rejected.because(Rule.UNKNOWN_FACT));
    }

    private Decision correct(Fact target) {
        return switch ((IntakeEvent) target.event()) {
            case FactReported reported -> passOn(target, reported);
            case DossierReceived received -> replace(target, "received", reread(received));
            case DossierSubmitted event -> replace(target, "submitted", event);
            case ReceptionRefused event -> replace(target, "reception-refused", event);
            case SupplementRequested event -> replace(target, "supplement-requested", event);
            case SupplementProvided event -> replace(target, "supplement-provided", event);
            case PaymentRequested event -> replace(target, "payment-requested", event);
            case PaymentConfirmed event -> replace(target, "payment-confirmed", event);
            case DossierWithdrawn event -> replace(target, "withdrawn", event);
            case ResultReturned event -> replace(target, "returned", event);
            case FeedbackReceived event -> replace(target, "feedback", event);
            case FeedbackAnswered event -> replace(target, "feedback-answered", event);
            case FactCorrected _, FactAnnulled _ -> annuls() ? annul(target) : notCorrectable();
            case SourceCompleteUpTo _, QuarantineSkipped _ -> notCorrectable();
        };
    }

    /** Its owner corrects it: a correction of this kind is a fact that is reported like any other. */
    private Decision passOn(Fact target, FactReported reported) {
        var kind = PostTypes.named(reported.factType());
        if (kind.isEmpty() || reported.factType().equals("corrected")) return notCorrectable();
        if (correction.data() != null && read(kind.get()).isEmpty()) return malformed();
        return intake.report(Reports.correction(target.id(), reported.factType(), correction, newTime()));
    }

    /** @param unchanged how the event reads where no new data is given */
    private Decision replace(Fact target, String kind, IntakeEvent unchanged) {
        if (annuls()) return annul(target);
        if (correction.data() == null) return corrected(target, unchanged);
        var fact = read(PostTypes.named(kind).orElseThrow());
        if (fact.isEmpty()) return malformed();
        return foreign(fact.get()).<Decision>map(refusal -> refusal).orElseGet(() -> rewrite(target, fact.get()));
    }

    private Optional<Rejected> foreign(PostedFact fact) {
        for (var unit : Intake.named(fact).toList()) {
            if (intake.catalogue().unit(unit, intake.day()).isEmpty()) {
                return Optional.of(Rejected.because(Rule.UNKNOWN_UNIT, unit));
            }
        }
        var acting = Intake.acting(fact);
        return acting == null || intake.covers(acting)
                ? Optional.empty()
                : Optional.of(Rejected.because(Rule.FOREIGN_UNIT, acting));
    }

    private Decision rewrite(Fact target, PostedFact fact) {
        if (fact instanceof Received received) {
            var reception = Filing.Reception.of(received, intake, timeOf(target));
            return reception
                    .event()
                    .<Decision>map(event -> intake.flagged(corrected(target, event), reception.flags()))
                    .orElseGet(reception::refusal);
        }
        return corrected(target, event(fact, target));
    }

    /** The event that the posted data makes; a reception is counted anew elsewhere. */
    private IntakeEvent event(PostedFact fact, Fact target) {
        return switch (fact) {
            case Submitted f -> new DossierSubmitted(f.unit(), f.procedure(), f.documents());
            case RefusedReception f -> new ReceptionRefused(f.unit(), f.officer());
            case RequestedSupplement f -> new SupplementRequested(f.items(), f.officer(), f.legalGround());
            case ProvidedSupplement f -> new SupplementProvided(f.items(), f.officer());
            case RequestedPayment f -> new PaymentRequested(f.amount(), f.currency(), f.reference());
            case ConfirmedPayment f -> new PaymentConfirmed(f.amount(), f.currency(), f.reference());
            case Withdrawn _ -> new DossierWithdrawn();
            case Returned f -> new ResultReturned(f.unit(), f.channel(), f.officer());
            case Feedback f -> new FeedbackReceived(f.kind(), f.officer());
            case AnsweredFeedback f ->
                new FeedbackAnswered(((FeedbackAnswered) target.event()).feedback(), f.finding(), f.officer());
            case Received _,
                    Corrected _,
                    Transferred _,
                    Acknowledged _,
                    SentBack _,
                    CompletedLeg _,
                    Resolved _,
                    Stopped _,
                    Extended _ -> throw new IllegalArgumentException("decided elsewhere: " + fact.getClass());
        };
    }

    /** Received at another time, the procedure's limit ends at another date, unless the slip says one. */
    private IntakeEvent reread(DossierReceived received) {
        if (newTime() == null || received.promised().source() == DueSource.POSTED) return received;
        var asPosted = new Received(
                received.unit(),
                received.procedure(),
                received.channel(),
                null,
                null,
                null,
                received.officer(),
                received.documents(),
                received.sets(),
                received.returnBy(),
                received.fees(),
                received.parent(),
                received.resolvingUnit());
        return Filing.Reception.of(asPosted, intake, newTime()).event().orElse(received);
    }

    private Decision corrected(Fact target, IntakeEvent event) {
        return new Accepted(
                new FactCorrected(target.id(), newTime(), EventTypes.tree(event), correction.approver()),
                command.time(),
                target.unit(),
                Set.of());
    }

    private Decision annul(Fact target) {
        return new Accepted(
                new FactAnnulled(target.id(), correction.approver()), command.time(), target.unit(), Set.of());
    }

    private boolean annuls() {
        return correction.time() == null && correction.data() == null;
    }

    private Instant newTime() {
        return correction.time() == null ? null : correction.time().toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant timeOf(Fact target) {
        return newTime() == null ? target.time() : newTime();
    }

    private Optional<PostedFact> read(PostTypes.Kind kind) {
        try {
            return Optional.of(PostReader.fact(kind, correction.data(), ""));
        } catch (MalformedPost doesNotFit) {
            return Optional.empty();
        }
    }

    private static Decision malformed() {
        return Rejected.because(Rule.MALFORMED_CORRECTION);
    }

    private static Decision notCorrectable() {
        return Rejected.because(Rule.NOT_CORRECTABLE);
    }
}

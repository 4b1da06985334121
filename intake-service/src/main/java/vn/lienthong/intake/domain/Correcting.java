package vn.lienthong.intake.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import vn.lienthong.contracts.event.PersonErased;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.intake.domain.Decision.Accepted;
import vn.lienthong.intake.domain.Decision.Rejected;

/**
 * A fact reads otherwise from now on, or never was. Intake corrects its own: as it is to read, a fact is judged like one
 * posted now, and what else happened must still be possible behind it. The correction of a fact that another service
 * owns is reported to that service. What an owner refused never took effect, and stands in nothing's way.
 */
final class Correcting {
    private final Corrected correction;
    private final Intake intake;
    private final Command command;
    private final Dossier dossier;

    Correcting(Corrected correction, Intake intake) {
        this.correction = correction;
        this.intake = intake;
        this.command = intake.command();
        this.dossier = intake.dossier().without(command.corrects().refused());
    }

    Decision decide() {
        var refusal = intake.ours();
        if (refusal.isPresent() && !correctsItself()) return refusal.get();
        if (newTime() != null && Intake.refuseFuture(newTime(), intake.now()).isPresent()) {
            return Rejected.because(Rule.IN_THE_FUTURE);
        }
        var named = command.corrects().fact();
        if (named == null) return Rejected.because(Rule.UNKNOWN_FACT);
        return dossier.recorded(named).map(this::correct).orElseGet(() -> ofAnotherOwner(named));
    }

    /** Nobody posted it: only its owner knows whether there is such a fact, and of what kind. */
    private Decision ofAnotherOwner(String fact) {
        var owner = EventId.parse(fact).owner();
        return switch (owner) {
            case INTAKE, REPORTING -> Rejected.because(Rule.UNKNOWN_FACT);
            case ROUTING, DEADLINE -> passOn(fact, null, owner);
        };
    }

    /** A system takes back what it posted itself, also of another's dossier. */
    private boolean correctsItself() {
        return !command.poster().interactive()
                && command.corrects().fact() != null
                && correction.corrects().source().equals(command.origin().source());
    }

    private Decision correct(Fact recorded) {
        return switch ((IntakeEvent) recorded.event()) {
            case FactReported reported -> passOn(recorded, reported);
            case FactCorrected _, FactAnnulled _ -> annuls() ? undo(recorded) : notCorrectable();
            case SourceCompleteUpTo _, PersonErased _, QuarantineAct _ -> notCorrectable();
            case DossierSubmitted _,
                    DossierReceived _,
                    ReceptionRefused _,
                    SupplementRequested _,
                    SupplementProvided _,
                    PaymentRequested _,
                    PaymentConfirmed _,
                    DossierWithdrawn _,
                    ResultReturned _,
                    FeedbackReceived _,
                    FeedbackAnswered _ ->
                dossier.inForce(recorded.id()).map(this::amend).orElseGet(Correcting::notCorrectable);
        };
    }

    /** A correction that was passed on can be taken back, and whatever else was passed on corrected. */
    private Decision passOn(Fact target, FactReported reported) {
        var kind = Reports.kind(reported).orElse(null);
        var owner = Reports.owner(reported).orElseThrow();
        if (Reports.isCorrection(reported)) return annuls() ? passOn(target.id(), kind, owner) : notCorrectable();
        var reading = correction.data() == null
                ? Optional.<PostedFact>empty()
                : PostTypes.named(kind).flatMap(this::read);
        if (correction.data() != null && reading.isEmpty()) return malformed();
        return reading.flatMap(this::spokenForAnother)
                .<Decision>map(foreign -> foreign)
                .orElseGet(() -> passOn(target.id(), kind, owner));
    }

    /** Its owner corrects it: a correction of this kind is a fact that is reported like any other. */
    private Decision passOn(String fact, String kind, Owner owner) {
        return newTime() != null && !dossier.isReceivedBy(newTime())
                ? Rejected.because(Rule.BEFORE_RECEPTION)
                : intake.report(Reports.correction(fact, kind, owner, correction, newTime()));
    }

    /** Whose dossier it is may say what any unit did to it; others speak for themselves. */
    private Optional<Rejected> spokenForAnother(PostedFact reading) {
        return intake.ours().isEmpty() ? Optional.empty() : intake.foreignUnit(reading);
    }

    private Decision amend(Fact target) {
        if (annuls()) return annul(target);
        var event = (IntakeEvent) target.event();
        var kind = PostTypes.named(AsPosted.kind(event)).orElseThrow();
        var reading = correction.data() == null ? Optional.of(AsPosted.of(event)) : read(kind);
        return reading.map(fact ->
                        judge(target, intake.judgingAnew(dossier.without(target), target, kind, fact, timeOf(target))))
                .orElseGet(Correcting::malformed);
    }

    private Decision judge(Fact target, Intake anew) {
        var moved = underAnother(target, anew.command().fact());
        if (moved.isPresent()) return moved.get();
        var refusal = anew.unknownUnit().or(() -> correction.data() == null ? Optional.empty() : anew.foreignUnit());
        if (refusal.isPresent()) return refusal.get();
        return switch (anew.decideFact()) {
            case Rejected no -> no;
            case Accepted yes -> unlessContradicted(anew.dossier().with(reading(target, yes)), corrected(target, yes));
        };
    }

    /** A dossier stays in the log with the one under which it was received, and comes under no other afterwards. */
    private static Optional<Rejected> underAnother(Fact target, PostedFact reading) {
        if (!(reading instanceof Received now) || !(target.event() instanceof DossierReceived stood))
            return Optional.empty();
        return Optional.ofNullable(now.parent())
                .filter(parent -> !parent.equals(stood.parent()))
                .map(parent -> Rejected.because(Rule.FOREIGN_DOSSIER, parent));
    }

    private static Fact reading(Fact target, Accepted anew) {
        return target.reading(anew.time(), anew.event(), anew.flags());
    }

    /** Without its amendment the fact reads as before, which must be possible beside all that was recorded since. */
    private Decision undo(Fact amendment) {
        if (annulsPart(amendment)) return Rejected.because(Rule.PART_CALLED_ANEW);
        return unlessContradicted(dossier.without(amendment), annul(amendment));
    }

    /** A part whose reception never was is called for anew at once: beside the new reception it cannot come back. */
    private boolean annulsPart(Fact amendment) {
        return amendment.event() instanceof FactAnnulled annulled
                && dossier.recorded(annulled.fact())
                        .filter(fact -> fact.event() instanceof DossierReceived received && received.part() != null)
                        .isPresent();
    }

    /** Refused if something that could have happened no longer could. */
    private Decision unlessContradicted(Dossier after, Decision decision) {
        var before = dossier.impossible().stream().map(Fact::id).collect(Collectors.toSet());
        return after.impossible().stream()
                .map(Fact::id)
                .filter(id -> !before.contains(id))
                .findFirst()
                .or(() -> strandedClose(after))
                .<Decision>map(id -> Rejected.because(Rule.CONTRADICTS_ANOTHER_FACT, id))
                .orElse(decision);
    }

    private Optional<String> strandedClose(Dossier after) {
        return Optional.ofNullable(command.closed())
                .filter(close -> dossier.isReceivedBy(close.at()) && !after.isReceivedBy(close.at()))
                .map(AgencyClose::fact);
    }

    private Decision corrected(Fact target, Accepted anew) {
        var time = anew.time().equals(target.time()) ? newTime() : anew.time();
        return new Accepted(
                new FactCorrected(target.id(), time, EventTypes.tree(anew.event()), correction.approver()),
                command.time(),
                target.unit(),
                anew.flags());
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

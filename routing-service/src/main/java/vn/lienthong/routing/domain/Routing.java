package vn.lienthong.routing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;

/**
 * Decides what agencies do with a dossier. Refused is only what cannot have happened; whatever else breaks a rule is
 * recorded with a flag when it is reported, and refused when it is commanded without a ground.
 */
public final class Routing {
    /** How far the clocks of two systems may differ. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Units units;
    private final Signatures signatures;

    public Routing(Units units, Signatures signatures) {
        this.units = units;
        this.signatures = signatures;
    }

    /** A fact arriving late is judged by what was so at its business time, but there is never a second resolution. */
    public Decision decide(History known, Request request) {
        var impossible = impossible(known, request);
        return impossible.isPresent() ? impossible.get() : weigh(known, onTime(known, request), request.time());
    }

    /** A corrected fact is decided again, as if it had come in its new reading and the old one never. */
    public Decision decide(Collection<Fact> known, Correction correction, Instant now) {
        var history = History.of(known);
        var target = correctable(history, correction);
        if (target.isEmpty()) return undone(known, history, correction, now);
        if (correction.annuls()) return annulled(target.get(), correction);
        var command =
                correction.reading().orElseGet(() -> commandOf(target.get()).orElseThrow());
        if (!command.fact().getClass().equals(target.get().event().getClass())) {
            return new Rejected(Rule.UNREADABLE_DATA, "data");
        }
        var time = correction.time().orElse(target.get().time());
        return switch (again(known, target.get(), command, time, now)) {
            case Rejected no -> no;
            case Accepted yes -> corrected(target.get(), yes, correction);
        };
    }

    /** A decision that names no signer is signed by the officer who records it, at a unit with a register even a stranger. */
    public Command signed(Command command, String officer, Instant at) {
        return command instanceof Command.Resolve resolve
                        && resolve.signer() == null
                        && officer != null
                        && signs(officer, resolve.unit(), at)
                ? resolve.signedBy(officer)
                : command;
    }

    private boolean signs(String officer, String unit, Instant at) {
        return signatures.isOfficerOf(officer, unit, at) || signatures.hasRegister(unit, at);
    }

    /** The fact that the correction is about, as it reads now; empty if there is none of routing's. */
    public static Optional<Fact> correctable(History history, Correction correction) {
        return history.facts().stream()
                .filter(correction::names)
                .filter(fact -> commandOf(fact).isPresent())
                .findFirst();
    }

    /** Without its amendment the fact reads as before, which must be possible beside all that was recorded since. */
    private Decision undone(Collection<Fact> known, History history, Correction correction, Instant now) {
        var amendment = history.amendments().stream()
                .filter(correction::names)
                .filter(fact ->
                        history.subject(fact).flatMap(Routing::commandOf).isPresent())
                .findFirst();
        if (amendment.isEmpty() || !correction.annuls()) return new Rejected(Rule.UNKNOWN_FACT, null);
        var others = without(known, amendment.get());
        return history.subject(amendment.get())
                .flatMap(subject -> History.of(others).inForce(subject.id()))
                .map(fact -> again(others, fact, commandOf(fact).orElseThrow(), fact.time(), now))
                .filter(Rejected.class::isInstance)
                .orElseGet(() -> annulled(amendment.get(), correction));
    }

    private Decision again(Collection<Fact> known, Fact fact, Command command, Instant time, Instant now) {
        var others = History.of(without(known, fact));
        return decide(others, new Request(command, time, now, Manner.REPORTED));
    }

    private static List<Fact> without(Collection<Fact> known, Fact fact) {
        return known.stream().filter(other -> !other.id().equals(fact.id())).toList();
    }

    private static Optional<Command> commandOf(Fact fact) {
        return fact.event() instanceof RoutingEvent event ? Command.leadingTo(event) : Optional.empty();
    }

    private static Accepted annulled(Fact target, Correction correction) {
        return new Accepted(new FactAnnulled(target.id(), correction.approver()), correction.at(), Set.of());
    }

    private static Accepted corrected(Fact target, Accepted again, Correction correction) {
        var fact = FactCorrected.reading(target.id(), again.time(), again.fact(), correction.approver());
        return new Accepted(fact, correction.at(), again.flags());
    }

    private Decision weigh(History known, Request request, Instant asAsked) {
        var before = Dossier.asOf(known, request.time());
        if (before.closedBefore(request.time())
                && !allowedAfterClose(before, request.command())
                && !(request.manner() == Manner.REPORTED && mayBeTakenBack(known))) {
            return new Rejected(Rule.AFTER_CLOSE, null);
        }
        var broken = broken(known, before, request);
        return broken.isEmpty() || request.manner() != Manner.COMMANDED
                ? accept(request, asAsked, broken)
                : new Rejected(
                        Rule.brokenBy(broken.getFirst()), request.command().actingUnit());
    }

    /** A stop that follows from what nobody had told goes when it is told late; what is reported of after it must stay. */
    private static boolean mayBeTakenBack(History known) {
        return known.facts().stream()
                .filter(fact -> History.closes(fact.event()))
                .findFirst()
                .filter(close -> close.isCausedBy(Owner.DEADLINE))
                .isPresent();
    }

    /** A person is asked also about a close that another clock has put a moment later. */
    private List<Flag> broken(History known, Dossier before, Request request) {
        var broken = new ArrayList<>(RouteRules.broken(before, request.command()));
        if (!isSigned(before, request)) broken.add(Flag.NO_DELEGATION);
        var met = request.manner() == Manner.REPORTED ? before : Dossier.of(known);
        if (History.closes(request.command().fact()) && met.closedAt().isPresent()) broken.add(Flag.CLOSE_CONFLICT);
        return broken;
    }

    private boolean isSigned(Dossier before, Request request) {
        return !(request.command() instanceof Command.Resolve resolve)
                || before.reception()
                        .filter(reception -> !signatures.stands(resolve, reception.procedure(), request.time()))
                        .isEmpty();
    }

    private static Accepted accept(Request request, Instant asAsked, List<Flag> broken) {
        var flags = new HashSet<>(broken);
        if (!broken.isEmpty() && request.manner() == Manner.COMMANDED_WITH_GROUND) flags.add(Flag.OVERRIDDEN);
        if (!request.time().equals(asAsked)) flags.add(Flag.CLOCK_SKEW);
        return new Accepted(request.command().fact(), request.time(), flags);
    }

    private Optional<Rejected> impossible(History known, Request request) {
        var unknown = request.command().units().stream()
                .filter(unit -> !units.known(unit, request.time()))
                .findFirst();
        if (unknown.isPresent()) return refuse(Rule.UNKNOWN_UNIT, unknown.get());
        if (toItself(request.command()))
            return refuse(Rule.TRANSFER_TO_ITSELF, request.command().actingUnit());
        if (request.time().isAfter(request.now().plus(TOLERANCE))) return refuse(Rule.IN_THE_FUTURE, null);
        var dossier = Dossier.of(known);
        var reception = dossier.reception();
        if (reception.isEmpty()) return refuse(Rule.UNKNOWN_DOSSIER, null);
        if (request.manner() != Manner.REPORTED
                && !dossier.concerns(request.command().actingUnit()))
            return refuse(Rule.WRONG_UNIT, request.command().actingUnit());
        if (request.time().isBefore(reception.get().at().minus(TOLERANCE))) return refuse(Rule.BEFORE_RECEPTION, null);
        return request.command() instanceof Command.Resolve && resolved(known)
                ? refuse(Rule.SECOND_RESOLUTION, null)
                : Optional.empty();
    }

    /** Moved up to the fact it needs where the clocks of two systems differ. */
    private static Request onTime(History known, Request request) {
        var reception = Dossier.of(known).reception().orElseThrow().at();
        var asked = request.time().isBefore(reception) ? request.at(reception) : request;
        return handoverNeeded(known, asked).map(asked::at).orElse(asked);
    }

    private static Optional<Instant> handoverNeeded(History known, Request request) {
        return switch (request.command()) {
            case Command.Acknowledge c -> handoverShortlyAfter(known, request.time(), c.unit(), c.leg());
            case Command.SendBack c -> handoverShortlyAfter(known, request.time(), c.fromUnit(), c.leg());
            case Command.Transfer _, Command.Assign _, Command.CompleteLeg _, Command.Resolve _, Command.Stop _ ->
                Optional.empty();
        };
    }

    private static Optional<Instant> handoverShortlyAfter(History known, Instant time, String unit, String leg) {
        var before = Dossier.asOf(known, time).custody();
        if (before.underwayTo(unit, leg).isPresent() || before.holders().contains(unit)) return Optional.empty();
        return known.facts().stream()
                .filter(fact -> fact.time().isAfter(time) && !fact.time().isAfter(time.plus(TOLERANCE)))
                .filter(fact -> fact.event() instanceof DossierTransferred sent
                        && new Handover(sent.fromUnit(), sent.toUnit(), sent.leg()).answers(unit, leg))
                .map(Fact::time)
                .findFirst();
    }

    private static boolean allowedAfterClose(Dossier dossier, Command command) {
        return switch (command) {
            case Command.SendBack _ -> true;
            case Command.Transfer _, Command.Acknowledge _, Command.Assign _, Command.CompleteLeg _ ->
                dossier.reopened().contains(command.actingUnit());
            case Command.Resolve _, Command.Stop _ -> false;
        };
    }

    private static boolean toItself(Command command) {
        return command.units().size() > 1 && command.units().stream().distinct().count() == 1;
    }

    private static boolean resolved(History known) {
        return known.facts().stream().anyMatch(fact -> fact.event() instanceof DossierResolved);
    }

    private static Optional<Rejected> refuse(Rule rule, String subject) {
        return Optional.of(new Rejected(rule, subject));
    }
}

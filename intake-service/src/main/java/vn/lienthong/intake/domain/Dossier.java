package vn.lienthong.intake.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.post.Reports;

/**
 * What intake knows of a dossier: its own facts, and nothing of the agencies'. A late fact is inserted by its business
 * time and everything is folded again; streams are short.
 */
public final class Dossier {
    private final String code;
    private final List<Fact> recorded;
    private final List<Fact> effective;

    private Dossier(String code, List<Fact> recorded) {
        this.code = code;
        this.recorded = recorded;
        this.effective = History.of(recorded).facts();
    }

    /** The dossier of which these facts were recorded, in the order of recording; none make an unknown dossier. */
    public static Dossier of(String code, List<Fact> recorded) {
        return new Dossier(code, List.copyOf(recorded));
    }

    public Dossier with(Fact fact) {
        return with(List.of(fact));
    }

    /** With what was recorded after all that is known. */
    public Dossier with(List<Fact> later) {
        var facts = new ArrayList<>(recorded);
        facts.addAll(later);
        return of(code, facts);
    }

    public String code() {
        return code;
    }

    /** Whether anything was ever recorded of it, annulled or not. */
    boolean isKnown() {
        return !recorded.isEmpty();
    }

    /** Whether it was ever received under another; it stays with that, whatever became of the reception. */
    boolean hasParent() {
        return recorded.stream().anyMatch(fact -> parentOf(fact.event()).isPresent());
    }

    /** Whether it began under that one. */
    boolean isUnder(Dossier parent) {
        return parentOf(recorded.getFirst().event()).equals(Optional.of(parent.code()));
    }

    private static Optional<String> parentOf(DossierEvent event) {
        return event instanceof DossierReceived received ? Optional.ofNullable(received.parent()) : Optional.empty();
    }

    /** Whether the desk received or refused the dossier that has this code; the code is not given to another. */
    boolean isCodeUsed() {
        return effective.stream().anyMatch(fact -> usesCode(fact.event()));
    }

    private static boolean usesCode(DossierEvent event) {
        return event instanceof DossierReceived || event instanceof ReceptionRefused;
    }

    Optional<DossierReceived> reception() {
        return first(DossierReceived.class).map(fact -> (DossierReceived) fact.event());
    }

    Optional<Instant> receivedAt() {
        return first(DossierReceived.class).map(Fact::time);
    }

    Optional<Instant> submittedAt() {
        return first(DossierSubmitted.class).map(Fact::time);
    }

    Optional<Instant> withdrawnAt() {
        return first(DossierWithdrawn.class).map(Fact::time);
    }

    /** When the citizen came to the desk or the portal. */
    Optional<Instant> begunAt() {
        return effective.stream()
                .filter(fact -> usesCode(fact.event()) || fact.event() instanceof DossierSubmitted)
                .map(Fact::time)
                .findFirst();
    }

    /** The units that answer for the dossier: where it was filed and where it is resolved, or was before it was annulled. */
    public List<String> units() {
        var inForce = units(effective);
        return inForce.isEmpty() ? units(recorded) : inForce;
    }

    private static List<String> units(List<Fact> facts) {
        return facts.stream().flatMap(fact -> unitsOf(fact.event())).distinct().toList();
    }

    private static Stream<String> unitsOf(DossierEvent event) {
        return switch (event) {
            case DossierSubmitted submitted -> Stream.of(submitted.unit());
            case DossierReceived received -> Stream.of(received.unit(), received.resolvingUnit());
            case ReceptionRefused refused -> Stream.of(refused.unit());
            case FactReported _,
                    SupplementRequested _,
                    SupplementProvided _,
                    PaymentRequested _,
                    PaymentConfirmed _,
                    DossierWithdrawn _,
                    ResultReturned _,
                    FeedbackReceived _,
                    FeedbackAnswered _,
                    SourceCompleteUpTo _,
                    PersonErased _ -> Stream.empty();
            case RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> Stream.empty();
        };
    }

    /** The fact with this event id as it was recorded, whatever corrected it since. */
    Optional<Fact> recorded(String eventId) {
        return recorded.stream().filter(fact -> fact.id().equals(eventId)).findFirst();
    }

    /** The fact with this event id as it reads now; empty if it was annulled, or only amends another. */
    Optional<Fact> inForce(String eventId) {
        return effective.stream().filter(fact -> fact.id().equals(eventId)).findFirst();
    }

    /** As if this had never been recorded. */
    Dossier without(Fact unsaid) {
        return without(Set.of(unsaid.id()));
    }

    /** As if none of these had ever been recorded. */
    Dossier without(Set<String> unsaid) {
        return of(
                code,
                recorded.stream().filter(fact -> !unsaid.contains(fact.id())).toList());
    }

    /** What cannot have happened as everything reads now: it lies before what it needs, or came a second time. */
    List<Fact> impossible() {
        return effective.stream().filter(fact -> !isPossible(fact)).toList();
    }

    /** Whether something of this time that needs a reception can have happened. */
    boolean isReceivedBy(Instant time) {
        return follows(time, receivedAt());
    }

    private boolean isPossible(Fact fact) {
        return switch (fact.event()) {
            case DossierSubmitted _ -> isFirst(fact, DossierSubmitted.class::isInstance);
            case DossierReceived _, ReceptionRefused _ -> isFirst(fact, Dossier::usesCode);
            case DossierWithdrawn _ ->
                isFirst(fact, DossierWithdrawn.class::isInstance)
                        && follows(fact.time(), receivedAt().or(this::begunAt));
            case ResultReturned _ -> isReceivedBy(fact.time());
            case FeedbackAnswered answer ->
                follows(fact.time(), inForce(answer.feedback()).map(Fact::time));
            case FactReported report -> isPossible(fact, report);
            case SupplementRequested _,
                    SupplementProvided _,
                    PaymentRequested _,
                    PaymentConfirmed _,
                    FeedbackReceived _ -> follows(fact.time(), begunAt());
            case FactCorrected _, FactAnnulled _, SourceCompleteUpTo _, PersonErased _, QuarantineAct _ -> true;
            case RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> true;
        };
    }

    /** What other services own needs a reception, at the time that they were told last. */
    private boolean isPossible(Fact fact, FactReported report) {
        return Reports.isCorrection(report)
                || toldTime(fact).map(this::isReceivedBy).orElse(true);
    }

    private boolean isFirst(Fact fact, Predicate<DossierEvent> kind) {
        return effective.stream()
                .filter(other -> kind.test(other.event()))
                .findFirst()
                .filter(fact::equals)
                .isPresent();
    }

    private static boolean follows(Instant time, Optional<Instant> needed) {
        return needed.isPresent() && !time.isBefore(needed.get().minus(Intake.CLOCK_TOLERANCE));
    }

    /** When a reported fact happened, as its owner was told last; empty once it was told that it never did. */
    private Optional<Instant> toldTime(Fact report) {
        var told = Optional.of(report.time());
        var takenBack = takenBack();
        for (var fact : recorded) {
            if (fact.event() instanceof FactReported later && !takenBack.contains(fact.id()))
                told = told.flatMap(time -> Reports.retold(report.id(), time, later));
        }
        return told;
    }

    /** Reported facts and corrections that never were, as was reported last (looked at backwards). */
    private Set<String> takenBack() {
        var takenBack = new HashSet<String>();
        for (var fact : recorded.reversed()) {
            if (fact.event() instanceof FactReported later && !takenBack.contains(fact.id()))
                Reports.annulled(later).ifPresent(takenBack::add);
        }
        return takenBack;
    }

    Optional<Fact> first(Class<? extends DossierEvent> type) {
        return find(type, fact -> true);
    }

    Optional<Fact> find(Class<? extends DossierEvent> type, Predicate<Fact> condition) {
        return effective.stream()
                .filter(fact -> type.isInstance(fact.event()))
                .filter(condition)
                .findFirst();
    }

    /** The last fact of this type that happened up to then. */
    Optional<Fact> last(Class<? extends DossierEvent> type, Instant upTo) {
        return effective.reversed().stream()
                .filter(fact -> type.isInstance(fact.event()) && !fact.time().isAfter(upTo))
                .findFirst();
    }
}

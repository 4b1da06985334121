package vn.lienthong.intake.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;

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
        var facts = new ArrayList<>(recorded);
        facts.add(fact);
        return of(code, facts);
    }

    public String code() {
        return code;
    }

    public int version() {
        return recorded.size();
    }

    boolean isKnown() {
        return !effective.isEmpty();
    }

    /** Whether the code was ever given to a dossier that was received or refused at the desk; it is not given again. */
    boolean isCodeUsed() {
        return recorded.stream()
                .map(Fact::event)
                .anyMatch(event -> event instanceof DossierReceived || event instanceof ReceptionRefused);
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
        return effective.stream().map(Fact::time).findFirst();
    }

    /** The units that answer for the dossier: where it was filed and where it is resolved. */
    public List<String> units() {
        return effective.stream()
                .flatMap(fact -> unitsOf(fact.event()))
                .distinct()
                .toList();
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
                    SourceCompleteUpTo _ -> Stream.empty();
            case RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> Stream.empty();
        };
    }

    /** The fact with this event id as it was recorded, whatever corrected it since. */
    Optional<Fact> recorded(String eventId) {
        return recorded.stream().filter(fact -> fact.id().equals(eventId)).findFirst();
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

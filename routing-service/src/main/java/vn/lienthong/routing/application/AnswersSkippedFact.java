package vn.lienthong.routing.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.journal.consumer.Quarantine;
import vn.lienthong.routing.domain.Rule;

/**
 * A reported fact that an operator lets go is answered all the same, or its post would stay pending for ever. One that
 * nobody can read, so that nobody knows its owner, is routing's to answer.
 */
@ApplicationScoped
public class AnswersSkippedFact implements Quarantine.SkipHook {

    @Override
    public List<Draft> alsoSay(LogRecord skipped, String reason, String actor) {
        if (!skipped.type().equals(EventTypes.nameOf(FactReported.class))) return List.of();
        return factType(skipped)
                .map(type -> List.of(refused(skipped, type, actor)))
                .orElse(List.of());
    }

    private static final String UNREADABLE = "unreadable";

    /** Empty where the fact is another owner's to answer. */
    private static Optional<String> factType(LogRecord skipped) {
        try {
            var fact = Fact.of(skipped, 0, skipped.recordedAt());
            return Relevance.concerns(fact) ? Optional.of(((FactReported) fact.event()).factType()) : Optional.empty();
        } catch (UnreadableEvent unreadable) {
            return Optional.of(UNREADABLE);
        }
    }

    private static Draft refused(LogRecord skipped, String factType, String actor) {
        return new Draft(
                new FactRefused(factType, Rule.SKIPPED.code(), Rule.SKIPPED.detail()),
                skipped.dossier(),
                skipped.partitionKey(),
                skipped.time(),
                skipped.unit(),
                actor,
                skipped.id(),
                skipped.correlationId(),
                skipped.origin(),
                Set.of(),
                null,
                skipped.traceParent());
    }
}

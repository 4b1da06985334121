package vn.lienthong.deadline.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.journal.consumer.Quarantine.SkipHook;

/** A reported fact of deadline's that an operator lets go is refused, so that its poster learns of an end. */
@ApplicationScoped
public class AnswersSkippedFact implements SkipHook {
    private static final String REPORTED = EventTypes.nameOf(FactReported.class);

    @Override
    public List<Draft> alsoSay(LogRecord skipped, String reason, String actor) {
        if (!skipped.type().equals(REPORTED)) return List.of();
        try {
            var reported = (FactReported) EventTypes.decode(skipped.type(), skipped.data());
            return AnswersReportedFact.isOurs(reported) ? List.of(refusal(skipped, reported, actor)) : List.of();
        } catch (UnreadableEvent unreadable) {
            // nobody can tell whose fact it was; routing refuses it for all
            return List.of();
        }
    }

    private static Draft refusal(LogRecord skipped, FactReported reported, String actor) {
        return new Draft(
                new FactRefused(reported.factType(), "skipped", "an operator let the record go"),
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

package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;

/** Who changed what of reference data, when, and on whose word; what is shipped with the suite has no history. */
@ApplicationScoped
public class ReferenceHistory {
    private final Pool pool;
    private final Journal journal;

    ReferenceHistory(Pool pool, Journal journal) {
        this.pool = pool;
        this.journal = journal;
    }

    /**
     * @param type of the fact, e.g. {@code vn.lienthong.reference.unit-renamed.v1}
     * @param actor the subject of the token that changed it
     * @param fact the subject as it stood after it, and the document with its approver
     */
    public record Entry(String eventId, String type, Instant recordedAt, String actor, ReferenceEvent fact) {
        static Entry of(LogRecord record) {
            return new Entry(
                    record.id(),
                    record.type(),
                    record.recordedAt(),
                    record.actor(),
                    EventTypes.decodeReference(record.type(), record.data()));
        }
    }

    /** The changes of these subjects, see {@link ReferenceSubject}, in the order in which they were recorded. */
    public Uni<List<Entry>> of(Collection<String> subjects) {
        return pool.withConnection(connection -> journal.facts(connection, subjects))
                .map(facts -> facts.values().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(LogRecord::position))
                        .map(Entry::of)
                        .toList());
    }
}

package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Takes what the log brings: answers reported re-appointments, says what follows for the clocks, withdraws notices that
 * proved wrong, and notes the notices still to be given. The head of the shard is locked before anything is loaded, so
 * that neither a command nor {@link GivesNotices} decides on the same dossiers meanwhile.
 */
@ApplicationScoped
public class ReadsTheLog implements LogReaction {
    private static final String SOURCE_COMPLETE = EventTypes.nameOf(SourceCompleteUpTo.class);

    private final Journal journal;
    private final KnownFacts facts;
    private final DueInstants dueInstants;
    private final Sources sources;
    private final TimeLaw law;
    private final InstantSource clock;

    public ReadsTheLog(
            Journal journal,
            KnownFacts facts,
            DueInstants dueInstants,
            Sources sources,
            TimeLaw law,
            InstantSource clock) {
        this.journal = journal;
        this.facts = facts;
        this.dueInstants = dueInstants;
        this.sources = sources;
        this.law = law;
        this.clock = clock;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, int partition, List<PlacedRecord> records) {
        return noteSources(tx, partition, records).chain(() -> {
            var arrived = records.stream()
                    .flatMap(record -> Arrived.of(record).stream())
                    .toList();
            return arrived.isEmpty() ? Uni.createFrom().voidItem() : react(tx, partition, arrived);
        });
    }

    private Uni<Void> react(SqlConnection tx, int partition, List<Arrived> arrived) {
        var dossiers = arrived.stream().map(a -> a.fact().dossier()).collect(Collectors.toSet());
        return journal.heads().lock(tx, List.of(partition)).chain(heads -> facts.load(tx, dossiers)
                .chain(known -> sources.completeUpTo(tx, partition)
                        .map(complete -> deliberate(heads.get(partition), known, complete, arrived)))
                .chain(outcome -> journal.append(tx, partition, outcome.drafts())
                        .chain(() -> facts.keep(tx, partition, arrived))
                        .chain(() -> dueInstants.replace(tx, outcome.knownBefore(), outcome.upcoming()))));
    }

    private Deliberation deliberate(
            Head head, Map<String, CaseFile> known, Map<String, Instant> complete, List<Arrived> arrived) {
        var deliberation = new Deliberation(law, head, known, clock.instant());
        arrived.forEach(deliberation::take);
        deliberation.conclude(complete);
        return deliberation;
    }

    private Uni<Void> noteSources(SqlConnection tx, int partition, List<PlacedRecord> records) {
        var complete = completions(records);
        var release = Uni.createFrom().voidItem();
        for (var entry : complete.entrySet())
            release = release.chain(() -> dueInstants.releaseComplete(tx, partition, entry.getKey(), entry.getValue()));
        var released = release;
        return sources.seen(tx, partition, posters(records), clock.instant())
                .chain(() -> sources.complete(tx, partition, complete))
                .chain(() -> released);
    }

    private static Set<String> posters(List<PlacedRecord> records) {
        return records.stream()
                .map(PlacedRecord::record)
                .filter(record -> record.owner() == Owner.INTAKE)
                .map(LogRecord::origin)
                .filter(Objects::nonNull)
                .map(origin -> origin.source())
                .collect(Collectors.toSet());
    }

    private static Map<String, Instant> completions(List<PlacedRecord> records) {
        var complete = new HashMap<String, Instant>();
        for (var placed : records) {
            var record = placed.record();
            if (record.type().equals(SOURCE_COMPLETE)
                    && EventTypes.decode(record.type(), record.data()) instanceof SourceCompleteUpTo said)
                complete.merge(said.source(), said.upTo(), (one, other) -> one.isAfter(other) ? one : other);
        }
        return complete;
    }
}

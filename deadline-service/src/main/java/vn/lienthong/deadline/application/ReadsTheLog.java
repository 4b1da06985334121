package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.application.Sources.InShard;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Takes what the log brings: answers reported re-appointments, says what follows for the clocks, withdraws notices that
 * proved wrong, and notes the notices still to be given. The heads of the shards are locked before anything is loaded, so
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
    public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        return noteSources(tx, records).chain(() -> {
            var arrived = records.stream()
                    .flatMap(record -> Arrived.of(record).stream())
                    .toList();
            return arrived.isEmpty() ? Uni.createFrom().voidItem() : react(tx, arrived);
        });
    }

    private Uni<Void> react(SqlConnection tx, List<Arrived> arrived) {
        var dossiers = arrived.stream().map(a -> a.fact().dossier()).collect(Collectors.toSet());
        var shards = arrived.stream().map(a -> a.placed().partition()).collect(Collectors.toSet());
        return journal.heads().lock(tx, shards).chain(heads -> facts.load(tx, dossiers)
                .chain(files -> sources.completeUpTo(tx, shards)
                        .map(complete -> deliberate(heads, files, complete, arrived))
                        .chain(outcomes -> journal.append(tx, drafts(outcomes))
                                .chain(() -> facts.keep(tx, arrived))
                                .chain(() -> dueInstants.replace(tx, known(files), upcoming(outcomes))))));
    }

    /** By shard. */
    private Map<Integer, Deliberation> deliberate(
            Map<Integer, Head> heads,
            Map<String, CaseFile> files,
            Map<InShard, Instant> complete,
            List<Arrived> arrived) {
        var now = clock.instant();
        var deliberations = new HashMap<Integer, Deliberation>();
        heads.forEach((shard, head) -> deliberations.put(shard, new Deliberation(law, head, files, now)));
        arrived.forEach(a -> deliberations.get(a.placed().partition()).take(a));
        var awaited = new AwaitedSources(complete, law);
        deliberations.values().forEach(deliberation -> deliberation.conclude(awaited));
        return deliberations;
    }

    private static Map<Integer, List<Draft>> drafts(Map<Integer, Deliberation> outcomes) {
        var drafts = new HashMap<Integer, List<Draft>>();
        outcomes.forEach((shard, outcome) -> drafts.put(shard, outcome.drafts()));
        return drafts;
    }

    private static List<DueInstant> upcoming(Map<Integer, Deliberation> outcomes) {
        return outcomes.values().stream()
                .flatMap(outcome -> outcome.upcoming().stream())
                .toList();
    }

    private static List<String> known(Map<String, CaseFile> files) {
        return files.values().stream()
                .filter(CaseFile::isKnown)
                .map(CaseFile::dossier)
                .toList();
    }

    private Uni<Void> noteSources(SqlConnection tx, List<PlacedRecord> records) {
        var complete = completions(records);
        return sources.seen(tx, posters(records), clock.instant())
                .chain(() -> sources.complete(tx, complete))
                .chain(() -> release(tx, complete));
    }

    private Uni<Void> release(SqlConnection tx, Map<InShard, Instant> complete) {
        var released = Uni.createFrom().voidItem();
        for (var entry : new TreeMap<>(complete).entrySet()) {
            var source = entry.getKey();
            released = released.chain(
                    () -> dueInstants.releaseComplete(tx, source.shard(), source.source(), entry.getValue()));
        }
        return released;
    }

    private static Set<InShard> posters(List<PlacedRecord> records) {
        return records.stream()
                .map(PlacedRecord::record)
                .filter(record -> record.owner() == Owner.INTAKE && record.origin() != null)
                .map(record -> new InShard(record.shard(), record.origin().source()))
                .collect(Collectors.toSet());
    }

    private static Map<InShard, Instant> completions(List<PlacedRecord> records) {
        var complete = new HashMap<InShard, Instant>();
        for (var placed : records) {
            var record = placed.record();
            if (record.type().equals(SOURCE_COMPLETE)
                    && EventTypes.decode(record.type(), record.data()) instanceof SourceCompleteUpTo said)
                complete.merge(
                        new InShard(placed.partition(), said.source()),
                        said.upTo(),
                        (one, other) -> one.isAfter(other) ? one : other);
        }
        return complete;
    }
}

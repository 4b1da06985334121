package vn.lienthong.deadline.application;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.deadline.domain.CalendarChange;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Carries out a {@link CalendarChange} on all open dossiers, shard by shard and batch by batch: each batch after the log
 * has been read to its end, so that no close posted before is overlooked, and under the lock of the shard's head.
 */
@ApplicationScoped
public class MovesDueDates {
    private static final Logger LOG = Logger.getLogger(MovesDueDates.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Dossiers in one transaction. */
    static final int BATCH = 1_000;

    private final Journal journal;
    private final KnownFacts facts;
    private final DueInstants dueInstants;
    private final Sources sources;
    private final PositionedConsumer consumer;
    private final TimeLaw law;
    private final SourceGrace grace;
    private final InstantSource clock;

    public MovesDueDates(
            Journal journal,
            KnownFacts facts,
            DueInstants dueInstants,
            Sources sources,
            PositionedConsumer consumer,
            TimeLaw law,
            SourceGrace grace,
            InstantSource clock) {
        this.journal = journal;
        this.facts = facts;
        this.dueInstants = dueInstants;
        this.sources = sources;
        this.consumer = consumer;
        this.law = law;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * What became of a batch of dossiers that may be open.
     *
     * @param failed how many could not be judged; their due dates stay
     */
    public record Batch(List<Moved> moved, int examined, int failed) {}

    public record Moved(String dossier, DueDateMoved move) {}

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would move
     */
    public record Order(CalendarChange change, String actor, boolean dryRun) {}

    public Multi<Batch> carryOut(Order order) {
        return Multi.createFrom()
                .range(0, journal.shards().count())
                .onItem()
                .transformToMultiAndConcatenate(shard -> carryOut(order, shard));
    }

    private Multi<Batch> carryOut(Order order, int shard) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> next(order, shard, last))
                .whilst(batch -> batch.examined() == BATCH);
    }

    private Uni<Batch> next(Order order, int shard, AtomicReference<String> last) {
        // as exactly as it is recorded, so that it is judged again as it was
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return consumer.waitUntilEndAsOfNow(shard, PATIENCE)
                .chain(() -> journal.inTransaction(tx -> journal.heads()
                        .lock(tx, List.of(shard))
                        .chain(() -> facts.mayBeOpen(tx, shard, last.get(), BATCH))
                        .invoke(dossiers ->
                                dossiers.stream().reduce((_, next) -> next).ifPresent(last::set))
                        .chain(dossiers -> facts.load(tx, dossiers))
                        .map(files -> judge(order, files, now))
                        .call(judged -> order.dryRun() ? Uni.createFrom().voidItem() : write(tx, shard, judged, now))))
                .map(Judged::batch);
    }

    /** @param files of all that were examined */
    private record Judged(Map<String, CaseFile> files, List<Draft> drafts, List<String> failed) {
        Batch batch() {
            var moved = drafts.stream()
                    .map(draft -> new Moved(draft.dossier(), (DueDateMoved) draft.event()))
                    .toList();
            return new Batch(moved, files.size(), failed.size());
        }
    }

    private Judged judge(Order order, Map<String, CaseFile> files, Instant now) {
        var judged = new Judged(files, new ArrayList<>(), new ArrayList<>());
        files.values().forEach(file -> judge(order, file, now, judged));
        return judged;
    }

    /** A fault costs only its own dossier. */
    private void judge(Order order, CaseFile file, Instant now, Judged judged) {
        try {
            judged.drafts().addAll(drafts(order, file, now));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "ALARM: the due dates of %s cannot be judged and stay", file.dossier());
            judged.failed().add(file.dossier());
        }
    }

    private List<Draft> drafts(Order order, CaseFile file, Instant now) {
        var history = file.history();
        var moves = order.change().moves(history, law, now);
        if (moves.isEmpty()) return List.of();
        var sheet = TimeSheet.of(history, law);
        return moves.stream()
                .map(move -> Drafts.ordered(file, sheet, move, order.actor()))
                .toList();
    }

    private Uni<Void> write(SqlConnection tx, int shard, Judged judged, Instant now) {
        if (judged.drafts().isEmpty()) return Uni.createFrom().voidItem();
        return journal.append(tx, shard, judged.drafts())
                .chain(records -> sources.completeUpTo(tx, Set.of(shard)).chain(complete -> {
                    var awaited = new AwaitedSources(complete, grace);
                    var moved = moved(judged.files(), records);
                    var upcoming = moved.stream()
                            .flatMap(file -> upcoming(file, shard, now, awaited).stream())
                            .toList();
                    return dueInstants.replace(
                            tx, moved.stream().map(CaseFile::dossier).toList(), upcoming);
                }));
    }

    private static List<CaseFile> moved(Map<String, CaseFile> files, List<LogRecord> records) {
        return records.stream().collect(groupingBy(LogRecord::dossier)).entrySet().stream()
                .map(own -> files.get(own.getKey()).withOwn(own.getValue()))
                .toList();
    }

    private List<DueInstant> upcoming(CaseFile file, int shard, Instant now, AwaitedSources awaited) {
        var history = file.history();
        return DueInstant.of(file, history, TimeSheet.of(history, law), shard, now, awaited);
    }
}

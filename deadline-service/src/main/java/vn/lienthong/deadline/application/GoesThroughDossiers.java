package vn.lienthong.deadline.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.deadline.domain.Consequences;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Carries out what was ordered for many dossiers, shard by shard and batch by batch: each batch after the log has been read
 * to its end, so that no close posted before is overlooked, and under the lock of the shard's head. What follows from it
 * is said in the same transaction, so an order that was cut off needs only to be given again.
 */
@ApplicationScoped
public class GoesThroughDossiers {
    private static final Logger LOG = Logger.getLogger(GoesThroughDossiers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Dossiers in one transaction. */
    static final int BATCH = 1_000;

    private final Journal journal;
    private final KnownFacts facts;
    private final DueInstants dueInstants;
    private final Sources sources;
    private final PositionedConsumer consumer;
    private final TimeLaw law;
    private final InstantSource clock;

    public GoesThroughDossiers(
            Journal journal,
            KnownFacts facts,
            DueInstants dueInstants,
            Sources sources,
            PositionedConsumer consumer,
            TimeLaw law,
            InstantSource clock) {
        this.journal = journal;
        this.facts = facts;
        this.dueInstants = dueInstants;
        this.sources = sources;
        this.consumer = consumer;
        this.law = law;
        this.clock = clock;
    }

    /** The next dossiers of a shard that an order may concern, by code, after that one. */
    interface Concerned {
        Uni<List<String>> next(SqlConnection tx, int shard, String after, int limit);
    }

    /** What is decided of a dossier now; nothing where the order has been carried out. */
    interface Decider {
        Verdict decide(History history, Instant now);
    }

    /** @param kept how much of it stays as it is though the order speaks of it */
    record Verdict(List<Saying> sayings, int kept) {}

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would be decided
     */
    record Order(Concerned concerned, Decider decider, String actor, boolean dryRun) {}

    /**
     * What became of a batch of dossiers that may be concerned.
     *
     * @param kept how much stays as it is though the order speaks of it
     * @param failed how many could not be judged; of them nothing was decided
     * @param quarantined how many of the shard were passed over, as facts of them wait, whether it concerns them or not
     */
    record Batch(List<Decided> decided, int examined, int kept, int failed, int quarantined) {}

    /** @param sayings at least one */
    record Decided(String dossier, List<Saying> sayings) {}

    Multi<Batch> carryOut(Order order) {
        return Multi.createFrom()
                .range(0, journal.shards().count())
                .onItem()
                .transformToMultiAndConcatenate(shard -> carryOut(order, shard));
    }

    private Multi<Batch> carryOut(Order order, int shard) {
        var batches = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> next(order, shard, last))
                .whilst(batch -> batch.examined() == BATCH);
        return Multi.createBy()
                .concatenating()
                .streams(batches, passedOver(shard).toMulti());
    }

    private Uni<Batch> passedOver(int shard) {
        return journal.inTransaction(tx -> facts.inQuarantine(tx, shard))
                .map(dossiers -> new Batch(List.of(), 0, 0, 0, dossiers));
    }

    private Uni<Batch> next(Order order, int shard, AtomicReference<String> last) {
        // as exactly as it is recorded, so that it is judged again as it was
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return consumer.waitUntilEndAsOfNow(shard, PATIENCE)
                .chain(() -> journal.inTransaction(tx -> journal.heads()
                        .lock(tx, List.of(shard))
                        .chain(() -> order.concerned().next(tx, shard, last.get(), BATCH))
                        .invoke(dossiers ->
                                dossiers.stream().reduce((_, next) -> next).ifPresent(last::set))
                        .chain(dossiers -> facts.load(tx, dossiers))
                        .map(files -> judge(order, files, now))
                        .call(judged -> order.dryRun() ? Uni.createFrom().voidItem() : write(tx, shard, judged, now))))
                .map(Judged::batch);
    }

    /** @param files of all that were examined */
    private record Judged(
            Map<String, CaseFile> files,
            List<Decided> decided,
            List<Draft> drafts,
            List<Integer> kept,
            List<String> failed) {
        Batch batch() {
            var allKept = kept.stream().mapToInt(Integer::intValue).sum();
            return new Batch(decided, files.size(), allKept, failed.size(), 0);
        }
    }

    private Judged judge(Order order, Map<String, CaseFile> files, Instant now) {
        var judged = new Judged(files, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        files.values().forEach(file -> judge(order, file, now, judged));
        return judged;
    }

    /** A fault costs only its own dossier. */
    private void judge(Order order, CaseFile file, Instant now, Judged judged) {
        try {
            var history = file.history();
            var verdict = order.decider().decide(history, now);
            var sayings = verdict.sayings();
            judged.kept().add(verdict.kept());
            if (sayings.isEmpty()) return;
            judged.drafts().addAll(drafts(file, history, sayings, order.actor()));
            judged.decided().add(new Decided(file.dossier(), sayings));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "ALARM: %s cannot be judged and stays as it is", file.dossier());
            judged.failed().add(file.dossier());
        }
    }

    private List<Draft> drafts(CaseFile file, History history, List<Saying> sayings, String actor) {
        var sheet = TimeSheet.of(history, law);
        return sayings.stream()
                .map(saying -> Drafts.ordered(file, sheet, saying, actor))
                .toList();
    }

    private Uni<Void> write(SqlConnection tx, int shard, Judged judged, Instant now) {
        if (judged.drafts().isEmpty()) return Uni.createFrom().voidItem();
        return journal.append(tx, shard, judged.drafts())
                .map(decided -> decided(judged.files(), decided))
                .chain(files ->
                        journal.append(tx, shard, consequences(files, now)).map(said -> with(files, said)))
                .chain(files -> sources.completeUpTo(tx, Set.of(shard))
                        .chain(complete -> dueInstants.replace(
                                tx, files.keySet(), upcoming(files, shard, now, new AwaitedSources(complete, law)))));
    }

    /** The files of which something was decided. */
    private static Map<String, CaseFile> decided(Map<String, CaseFile> examined, List<LogRecord> decided) {
        var dossiers = decided.stream().map(LogRecord::dossier).collect(toSet());
        var files = new HashMap<>(examined);
        files.keySet().retainAll(dossiers);
        return with(files, decided);
    }

    private static Map<String, CaseFile> with(Map<String, CaseFile> files, List<LogRecord> own) {
        var longer = new HashMap<>(files);
        own.stream()
                .collect(groupingBy(LogRecord::dossier))
                .forEach((dossier, records) -> longer.computeIfPresent(dossier, (_, file) -> file.withOwn(records)));
        return longer;
    }

    private List<Draft> consequences(Map<String, CaseFile> files, Instant now) {
        return files.values().stream().flatMap(file -> consequences(file, now)).toList();
    }

    /** What follows from the last that was decided. */
    private Stream<Draft> consequences(CaseFile file, Instant now) {
        var history = file.history();
        var sheet = TimeSheet.of(history, law);
        var cause = file.facts().getLast().id();
        return Stream.concat(
                        Consequences.toSay(history, sheet, now, cause).stream(),
                        NoticeRules.withdrawn(history, sheet, cause).stream())
                .map(saying -> Drafts.own(file, sheet, saying));
    }

    private List<DueInstant> upcoming(Map<String, CaseFile> files, int shard, Instant now, AwaitedSources awaited) {
        return files.values().stream()
                .flatMap(file -> upcoming(file, shard, now, awaited).stream())
                .toList();
    }

    private List<DueInstant> upcoming(CaseFile file, int shard, Instant now, AwaitedSources awaited) {
        var history = file.history();
        return DueInstant.of(file, history, TimeSheet.of(history, law), shard, now, awaited);
    }
}

package vn.lienthong.routing.application;

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
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Reorganisation;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Carries out a {@link Reorganisation} on all dossiers that were open, shard by shard and batch by batch: each batch after
 * the log has been read to its end, so that no close posted before is overlooked, and under the lock of the shard's head. An
 * order that was cut off needs only to be given again.
 */
@ApplicationScoped
public class PassesResponsibility {
    private static final Logger LOG = Logger.getLogger(PassesResponsibility.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Dossiers in one transaction. */
    static final int BATCH = 1_000;

    private final Journal journal;
    private final KnownFacts facts;
    private final PositionedConsumer consumer;
    private final InstantSource clock;

    public PassesResponsibility(Journal journal, KnownFacts facts, PositionedConsumer consumer, InstantSource clock) {
        this.journal = journal;
        this.facts = facts;
        this.consumer = consumer;
        this.clock = clock;
    }

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would pass
     */
    public record Order(Reorganisation reorganisation, String actor, boolean dryRun) {}

    /** @param passings at least one, none of which was said before */
    public record Passed(String dossier, List<Passing> passings) {}

    /**
     * What became of a batch of dossiers that may have been open.
     *
     * @param failed how many could not be judged; they stay with whom they are
     * @param quarantined how many of the shard were passed over, as facts of them wait, whether it concerns them or not
     */
    public record Batch(List<Passed> passed, int examined, int failed, int quarantined) {}

    public Multi<Batch> carryOut(Order order) {
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
                .map(dossiers -> new Batch(List.of(), 0, 0, dossiers));
    }

    private Uni<Batch> next(Order order, int shard, AtomicReference<String> last) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return consumer.waitUntilEndAsOfNow(shard, PATIENCE)
                .chain(() -> journal.inTransaction(tx -> journal.heads()
                        .lock(tx, List.of(shard))
                        .chain(() -> concerned(tx, order, shard, last))
                        .map(files -> judge(order, files, now))
                        .call(judged -> write(tx, order, shard, judged))))
                .map(Judged::batch);
    }

    private Uni<Map<String, CaseFile>> concerned(
            SqlConnection tx, Order order, int shard, AtomicReference<String> last) {
        return facts.mayHaveBeenOpen(tx, order.reorganisation().at(), shard, last.get(), BATCH)
                .invoke(dossiers -> dossiers.stream().reduce((_, next) -> next).ifPresent(last::set))
                .chain(dossiers -> facts.load(tx, dossiers));
    }

    private Uni<Void> write(SqlConnection tx, Order order, int shard, Judged judged) {
        return order.dryRun() || judged.drafts().isEmpty()
                ? Uni.createFrom().voidItem()
                : journal.append(tx, shard, judged.drafts()).replaceWithVoid();
    }

    private record Judged(List<Passed> passed, List<Draft> drafts, int examined, List<String> failed) {
        Batch batch() {
            return new Batch(List.copyOf(passed), examined, failed.size(), 0);
        }
    }

    private static Judged judge(Order order, Map<String, CaseFile> files, Instant now) {
        var judged = new Judged(new ArrayList<>(), new ArrayList<>(), files.size(), new ArrayList<>());
        files.values().forEach(file -> judge(order, file, now, judged));
        return judged;
    }

    /** A fault costs only its own dossier. */
    private static void judge(Order order, CaseFile file, Instant now, Judged judged) {
        try {
            var history = file.history();
            var passings = order.reorganisation().of(history);
            if (passings.isEmpty()) return;
            judged.drafts().add(draft(order, file, history, passings, now));
            judged.passed().add(new Passed(file.dossier(), passings));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "ALARM: %s cannot be judged and stays as it is", file.dossier());
            judged.failed().add(file.dossier());
        }
    }

    /** One fact says all that passed on a day: where it is known, it is corrected. */
    private static Draft draft(Order order, CaseFile file, History history, List<Passing> more, Instant now) {
        var reorganisation = order.reorganisation();
        var said = Reorganisation.said(history, reorganisation.on());
        var passed = Reorganisation.with(said, reorganisation.on(), more);
        var unit = Dossier.before(history, reorganisation.at()).holder().orElse(null);
        var correction = said.map(fact -> FactCorrected.reading(fact.id(), fact.time(), passed, null));
        return new Draft(
                correction.isPresent() ? correction.get() : passed,
                file.dossier(),
                file.root(),
                correction.isPresent() ? now : reorganisation.at(),
                unit,
                order.actor(),
                null,
                null,
                null,
                Set.of(),
                null,
                null);
    }
}

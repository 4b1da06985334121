package vn.lienthong.service.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.casefile.CaseFiles;

/**
 * Carries out what was ordered for many dossiers, shard by shard and batch by batch: each batch after the log has been read
 * to its end, so that no close posted before is overlooked, and under the lock of the shard's head. A batch is one
 * transaction, and all that is said of a dossier stands in one, so an order that was cut off needs only to be given again.
 *
 * @param <D> what is decided of one dossier
 */
public final class OrdersForMany<D> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Dossiers in one transaction. */
    public static final int BATCH = 1_000;

    private final Journal journal;
    private final CaseFiles files;
    private final PositionedConsumer consumer;
    private final InstantSource clock;

    public OrdersForMany(Journal journal, CaseFiles files, PositionedConsumer consumer, InstantSource clock) {
        this.journal = journal;
        this.files = files;
        this.consumer = consumer;
        this.clock = clock;
    }

    /**
     * What became of a batch of dossiers that may be concerned.
     *
     * @param failed how many could not be judged; of them nothing was decided
     * @param quarantined how many of the shard were passed over, as facts of them wait, whether it concerns them or not
     */
    public record Batch<D>(List<D> decided, int examined, int failed, int quarantined) {}

    public Multi<Batch<D>> carryOut(OrderForMany<D> order) {
        return Multi.createFrom()
                .range(0, journal.shards().count())
                .onItem()
                .transformToMultiAndConcatenate(shard -> carryOut(order, shard));
    }

    private Multi<Batch<D>> carryOut(OrderForMany<D> order, int shard) {
        var batches = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> next(order, shard, last))
                .whilst(batch -> batch.examined() == BATCH);
        return Multi.createBy()
                .concatenating()
                .streams(batches, passedOver(shard).toMulti());
    }

    private Uni<Batch<D>> passedOver(int shard) {
        return journal.inTransaction(tx -> files.inQuarantine(tx, shard))
                .map(dossiers -> new Batch<>(List.of(), 0, 0, dossiers));
    }

    private Uni<Batch<D>> next(OrderForMany<D> order, int shard, AtomicReference<String> last) {
        return consumer.waitUntilEndAsOfNow(shard, PATIENCE)
                .chain(() -> journal.inTransaction(tx -> journal.heads()
                        .lock(tx, List.of(shard))
                        .chain(heads -> sit(tx, order, heads.get(shard), last))
                        .call(sitting -> order.dryRun() ? Uni.createFrom().voidItem() : write(tx, order, sitting))))
                .map(Sitting::batch);
    }

    private Uni<Sitting<D>> sit(SqlConnection tx, OrderForMany<D> order, Head locked, AtomicReference<String> last) {
        var now = now();
        return concerned(tx, order, locked.shard(), last).chain(known -> order.decider(tx, locked.shard())
                .map(decider -> Sitting.on(known.values(), journal, locked, decider, now)));
    }

    /** As exactly as it is recorded, so that it is judged again as it was. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Uni<Map<String, CaseFile>> concerned(
            SqlConnection tx, OrderForMany<D> order, int shard, AtomicReference<String> last) {
        return order.concerned(tx, shard, last.get(), BATCH)
                .invoke(dossiers -> dossiers.stream().reduce((_, next) -> next).ifPresent(last::set))
                .chain(dossiers -> files.load(tx, dossiers));
    }

    private Uni<Void> write(SqlConnection tx, OrderForMany<D> order, Sitting<D> sitting) {
        return journal.write(tx, List.of(sitting.said())).chain(() -> order.keep(tx, sitting.decided()));
    }
}

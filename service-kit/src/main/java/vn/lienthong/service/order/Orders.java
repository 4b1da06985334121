package vn.lienthong.service.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.GroupCommit;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.casefile.CaseFiles;

/**
 * Carries out orders: each waits for what the log may still bring of its dossier, then is decided and recorded.
 *
 * @param <C> what is ordered
 * @param <D> what an answer tells beyond the fact itself
 * @param <R> why an order is refused
 */
public final class Orders<C, D, R> implements AutoCloseable {
    /** How long an order waits for the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Journal journal;
    private final CaseFiles files;
    private final PositionedConsumer consumer;
    private final GroupCommit<Order<C>, CaseFile, Uni<Outcome<D, R>>> commits;

    public Orders(
            Journal journal,
            CaseFiles files,
            PositionedConsumer consumer,
            OrderDecider<C, D, R> decider,
            InstantSource clock,
            MeterRegistry meters) {
        this.journal = journal;
        this.files = files;
        this.consumer = consumer;
        this.commits = new GroupCommit<>(
                journal,
                new OrderHandler<>(journal, files, decider),
                GroupCommit.Settings.STANDARD.clock(clock),
                Optional.of(meters));
    }

    /**
     * Fails with {@link vn.lienthong.journal.consumer.NotPassedYet} while the log may still bring something that
     * matters.
     */
    public Uni<Outcome<D, R>> carryOut(Order<C> order) {
        return settled(order.dossier()).chain(() -> commits.submit(order)).chain(answer -> answer);
    }

    /**
     * What is known of the dossier once the log brings nothing more that matters as of now; unknown if it has no facts.
     * Fails as {@link #carryOut} does.
     */
    public Uni<CaseFile> settled(String dossier) {
        return file(dossier)
                .chain(file -> file.isSettled()
                        ? Uni.createFrom().item(file)
                        : untilLogIsRead(file).chain(() -> file(dossier)));
    }

    private Uni<Void> untilLogIsRead(CaseFile file) {
        return consumer.waitUntilEndAsOfNow(journal.shards().of(file.root()), PATIENCE);
    }

    private Uni<CaseFile> file(String dossier) {
        return journal.inTransaction(tx -> files.load(tx, List.of(dossier))).map(known -> known.get(dossier));
    }

    @Override
    public void close() {
        commits.close();
    }
}

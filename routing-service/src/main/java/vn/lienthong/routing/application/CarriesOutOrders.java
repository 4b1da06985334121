package vn.lienthong.routing.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.GroupCommit;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.routing.domain.Routing;

/** A person's command: waits for what the log may still bring of the dossier, then has it decided and recorded. */
@ApplicationScoped
public class CarriesOutOrders {
    /** How long a command waits for the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Journal journal;
    private final CaseFiles files;
    private final PositionedConsumer consumer;
    private final GroupCommit<Order, CaseFile, Outcome> commits;

    public CarriesOutOrders(
            Journal journal,
            CaseFiles files,
            PositionedConsumer consumer,
            Routing routing,
            InstantSource clock,
            MeterRegistry meters) {
        this.journal = journal;
        this.files = files;
        this.consumer = consumer;
        this.commits = new GroupCommit<>(
                journal,
                new DecidesOrders(files, routing),
                GroupCommit.Settings.STANDARD.clock(clock),
                Optional.of(meters));
    }

    @PreDestroy
    void close() {
        commits.close();
    }

    /**
     * Fails with {@link vn.lienthong.journal.consumer.NotPassedYet} while the log may still bring something that
     * matters.
     */
    public Uni<Outcome> carryOut(Order order) {
        return file(order.dossier())
                .chain(file -> isSettled(file) ? Uni.createFrom().voidItem() : untilLogIsRead(file))
                .chain(() -> commits.submit(order))
                .chain(outcome ->
                        outcome instanceof Outcome.Claimed again ? firstAnswer(again.first()) : known(outcome));
    }

    private static boolean isSettled(CaseFile file) {
        var history = file.history();
        return !history.facts().isEmpty() && history.unanswered().isEmpty();
    }

    private Uni<Void> untilLogIsRead(CaseFile file) {
        return consumer.waitUntilEndAsOfNow(journal.shards().of(file.root()), PATIENCE);
    }

    private Uni<Outcome> firstAnswer(ClaimedPost first) {
        return journal.pool().withTransaction(tx -> files.load(tx, List.of(first.dossier()))
                .chain(known -> journal.facts(tx, List.of(first.dossier()))
                        .map(own -> answer(known.get(first.dossier()), own.get(first.dossier()), first.eventId()))));
    }

    private static Outcome answer(CaseFile file, List<LogRecord> own, String eventId) {
        var record =
                own.stream().filter(r -> r.id().equals(eventId)).findFirst().orElseThrow();
        return new Outcome.Repeated(DecidesOrders.done(file, record));
    }

    private Uni<CaseFile> file(String dossier) {
        return journal.pool()
                .withTransaction(tx -> files.load(tx, List.of(dossier)))
                .map(known -> known.get(dossier));
    }

    private static Uni<Outcome> known(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

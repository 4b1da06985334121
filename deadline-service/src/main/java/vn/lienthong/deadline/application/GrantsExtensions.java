package vn.lienthong.deadline.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.GroupCommit;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** A person's re-appointment: waits for what the log may still bring of the dossier, then has it decided and recorded. */
@ApplicationScoped
public class GrantsExtensions {
    /** How long a command waits for the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Journal journal;
    private final CaseFiles files;
    private final PositionedConsumer consumer;
    private final GroupCommit<ExtensionOrder, CaseFile, Outcome> commits;

    public GrantsExtensions(
            Journal journal,
            CaseFiles files,
            PositionedConsumer consumer,
            TimeLaw law,
            InstantSource clock,
            MeterRegistry meters) {
        this.journal = journal;
        this.files = files;
        this.consumer = consumer;
        this.commits = new GroupCommit<>(
                journal,
                new DecidesExtensions(files, law),
                GroupCommit.Settings.STANDARD.clock(clock),
                Optional.of(meters));
    }

    @PreDestroy
    void close() {
        commits.close();
    }

    /**
     * What is known of the dossier, once the log brings nothing more that matters as of now; unknown if it has no facts.
     *
     * <p>Fails with {@link vn.lienthong.journal.consumer.NotPassedYet} while the log may still bring something.
     */
    public Uni<CaseFile> settled(String dossier) {
        return file(dossier)
                .chain(file -> isSettled(file)
                        ? Uni.createFrom().item(file)
                        : untilLogIsRead(file).chain(() -> file(dossier)));
    }

    public Uni<Outcome> carryOut(ExtensionOrder order) {
        return commits.submit(order)
                .chain(outcome -> outcome instanceof Outcome.Claimed again
                        ? firstAnswer(again.first())
                        : Uni.createFrom().item(outcome));
    }

    private static boolean isSettled(CaseFile file) {
        return file.isKnown() && file.history().unanswered().isEmpty();
    }

    private Uni<Void> untilLogIsRead(CaseFile file) {
        return consumer.waitUntilEndAsOfNow(journal.shards().of(file.root()), PATIENCE);
    }

    private Uni<Outcome> firstAnswer(ClaimedPost first) {
        return journal.pool().withTransaction(tx -> journal.facts(tx, List.of(first.dossier()))
                .map(own -> repeated(own.get(first.dossier()), first.eventId())));
    }

    private static Outcome repeated(List<LogRecord> own, String eventId) {
        var record =
                own.stream().filter(r -> r.id().equals(eventId)).findFirst().orElseThrow();
        return new Outcome.Repeated(DecidesExtensions.done(record));
    }

    private Uni<CaseFile> file(String dossier) {
        return journal.pool()
                .withTransaction(tx -> files.load(tx, List.of(dossier)))
                .map(known -> known.get(dossier));
    }
}

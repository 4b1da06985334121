package vn.lienthong.reporting.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import vn.lienthong.audit.Sources;
import vn.lienthong.audit.Verifier;
import vn.lienthong.audit.Verifier.Outcome;
import vn.lienthong.contracts.event.VerificationEnded;
import vn.lienthong.journal.Journal;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.reporting.application.Awaited;
import vn.lienthong.reporting.application.RecordsAct;

/** One verification from its beginning to its end, telling every second how far it is. */
final class RunsVerification implements Runnable {
    private static final Logger LOG = Logger.getLogger(RunsVerification.class);
    /** One: a verification is to leave the processors to those who serve people. */
    private static final int THREADS = 1;

    private final UUID id;
    private final Instant startedAt;
    private final String actor;
    private final Sources sources;
    private final Verifier verifier;
    private final Journal journal;
    private final VerificationTable table;
    private final RecordsAct acts;
    private final InstantSource clock;
    private volatile long expected;

    RunsVerification(
            UUID id,
            Instant startedAt,
            String actor,
            Sources sources,
            List<Checkpoint> checkpoints,
            Journal journal,
            VerificationTable table,
            RecordsAct acts,
            InstantSource clock) {
        this.id = id;
        this.startedAt = startedAt;
        this.actor = actor;
        this.sources = sources;
        this.verifier = new Verifier(sources, checkpoints);
        this.journal = journal;
        this.table = table;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public void run() {
        var verifying = new FutureTask<>(this::verify);
        Thread.ofPlatform().daemon().name("verifier").start(verifying);
        try {
            end(outcome(verifying));
        } catch (ExecutionException | RuntimeException e) {
            LOG.errorf(e, "verification %s failed", id);
            Awaited.of(table.fail(journal.pool(), id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            verifying.cancel(true);
        }
    }

    private Outcome verify() {
        expected = sources.records();
        return verifier.verify(THREADS);
    }

    private Outcome outcome(FutureTask<Outcome> verifying) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return verifying.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException running) {
                tell();
            }
        }
    }

    /** How far it is matters less than that it goes on. */
    private void tell() {
        var read = verifier.read();
        var millis = Math.max(1, Duration.between(startedAt, clock.instant()).toMillis());
        try {
            Awaited.of(table.tell(journal.pool(), id, read, read * 1_000 / millis, Math.max(0, expected - read)));
        } catch (RuntimeException e) {
            LOG.warnf("verification %s cannot tell how far it is: %s", id, e.getMessage());
        }
    }

    private void end(Outcome outcome) {
        outcome.findings().forEach(found -> LOG.errorf("the log is not whole: %s", found));
        var ended = new VerificationEnded(
                id.toString(), outcome.records(), outcome.findings().size());
        Awaited.of(journal.inTransaction(tx -> table.end(tx, id, outcome).chain(() -> acts.record(tx, ended, actor))));
    }
}

package vn.lienthong.reporting.verification;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.audit.Sources;
import vn.lienthong.contracts.event.VerificationStarted;
import vn.lienthong.journal.Journal;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.reporting.application.RecordsAct;

/** Has journals and log verified, on a thread of its own, and tells on any instance how far it is. */
@Singleton
public class Verifications {
    private final Journal journal;
    private final VerificationTable table;
    private final RecordsAct acts;
    private final InstantSource clock;

    Verifications(Journal journal, VerificationTable table, RecordsAct acts, InstantSource clock) {
        this.journal = journal;
        this.table = table;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Begins when who, when and why are written down.
     *
     * @param reason why; {@code null} if nobody said
     * @param actor subject of the token by which it was asked for
     * @return its id
     */
    public Uni<UUID> start(Sources sources, List<Checkpoint> checkpoints, String reason, String actor) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        return journal.inTransaction(tx -> table.add(tx, id, actor, now, checkpoints.size())
                        .chain(() -> acts.record(tx, new VerificationStarted(id.toString(), reason), actor)))
                .invoke(() -> run(id, now, actor, sources, checkpoints))
                .replaceWith(id);
    }

    private void run(UUID id, Instant startedAt, String actor, Sources sources, List<Checkpoint> checkpoints) {
        var verification =
                new RunsVerification(id, startedAt, actor, sources, checkpoints, journal, table, acts, clock);
        Thread.ofPlatform().daemon().name("verification").start(verification);
    }

    public Uni<Optional<Verification>> byId(UUID id) {
        return table.byId(journal.pool(), id);
    }
}

package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.intake.domain.AgencyClose;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.PostClaims;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** Finds out what a person's command must know of the agencies: whether they have closed the dossier. */
@Singleton
class LearnsOfCloses {
    private static final Set<String> CLOSES = Set.of("resolved", "stopped");
    /** How often a waiting command looks whether routing has decided. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final AgencyCloses closes;
    private final Journal journal;
    private final PostClaims claims;
    private final PositionedConsumer consumer;
    private final Pool pool;
    private final Duration patience;

    /** @param patience how long a command waits for a decision, and for the log */
    LearnsOfCloses(
            AgencyCloses closes,
            Journal journal,
            PositionedConsumer consumer,
            Pool pool,
            @ConfigProperty(name = "lienthong.closes.patience") Duration patience) {
        this.closes = closes;
        this.journal = journal;
        this.claims = new PostClaims(journal);
        this.consumer = consumer;
        this.pool = pool;
        this.patience = patience;
    }

    /**
     * The command with what it must know. Fails with {@link NotPassedYet} while a close of the dossier waits for
     * routing's word, or the log may still bring one, on which it depends how the command is answered.
     */
    Uni<Command> informed(Command command) {
        if (command.dossier() == null) return Uni.createFrom().item(command);
        return (dependsOnClose(command) ? untilKnown(command) : first(command))
                .map(found -> command.knowing(found.orElse(null)));
    }

    /** Who insists on a ground is not asked, whatever the agencies did. */
    private static boolean dependsOnClose(Command command) {
        var asks = command.fact() instanceof Returned || command.fact() instanceof Withdrawn;
        return asks && command.poster().override() == null;
    }

    private Uni<Optional<AgencyClose>> untilKnown(Command command) {
        return untilDecided(command.dossier())
                .chain(() -> first(command))
                .chain(found -> isMissing(found, command)
                        ? untilLogIsRead(command).chain(() -> first(command))
                        : Uni.createFrom().item(found));
    }

    private static boolean isMissing(Optional<AgencyClose> close, Command command) {
        return close.filter(known -> known.happenedBy(command.time())).isEmpty();
    }

    private Uni<Optional<AgencyClose>> first(Command command) {
        return closes.first(pool, command.dossier());
    }

    /** A decision ends the post, and tells of the close, in one transaction. */
    private Uni<Void> untilDecided(String dossier) {
        return Uni.createFrom()
                .deferred(() -> claims.pending(pool, dossier))
                .map(pending -> pending.stream().anyMatch(LearnsOfCloses::isAboutClose))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(undecided -> undecided)
                .collect()
                .last()
                .ifNoItem()
                .after(patience)
                .failWith(() -> new NotPassedYet("a close of " + dossier + " is not decided yet"))
                .replaceWithVoid();
    }

    /** What only routing knows the kind of may be about a close. */
    private static boolean isAboutClose(LogRecord pending) {
        var reported = (FactReported) EventTypes.decode(pending.type(), pending.data());
        var kind = Reports.kind(reported);
        return kind.isPresent()
                ? CLOSES.contains(kind.get())
                : Reports.owner(reported).equals(Optional.of(Owner.ROUTING));
    }

    private Uni<Void> untilLogIsRead(Command command) {
        var dossier = command.dossier();
        return pool.withConnection(connection -> journal.partitionKeys(connection, List.of(dossier)))
                .chain(roots -> roots.containsKey(dossier)
                        ? consumer.waitUntilEndAsOfNow(journal.shards().of(roots.get(dossier)), patience)
                        : Uni.createFrom().voidItem());
    }
}

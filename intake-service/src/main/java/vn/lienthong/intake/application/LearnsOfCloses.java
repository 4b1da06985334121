package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.intake.domain.AgencyClose;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** Finds out what a person's command must know of the agencies: whether they have closed the dossier. */
@Singleton
class LearnsOfCloses {
    /** How long a command waits for the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AgencyCloses closes;
    private final Journal journal;
    private final PositionedConsumer consumer;
    private final Pool pool;

    LearnsOfCloses(AgencyCloses closes, Journal journal, PositionedConsumer consumer, Pool pool) {
        this.closes = closes;
        this.journal = journal;
        this.consumer = consumer;
        this.pool = pool;
    }

    /**
     * The command with what it must know. Fails with {@link vn.lienthong.journal.consumer.NotPassedYet} while the log may
     * still bring the close without which it would be refused.
     */
    Uni<Command> informed(Command command) {
        if (command.dossier() == null) return Uni.createFrom().item(command);
        return first(command)
                .chain(found -> needsClose(command) && isMissing(found, command)
                        ? untilLogIsRead(command).chain(() -> first(command))
                        : Uni.createFrom().item(found))
                .map(found -> command.knowing(found.orElse(null)));
    }

    private static boolean needsClose(Command command) {
        return command.fact() instanceof Returned && command.poster().override() == null;
    }

    private static boolean isMissing(Optional<AgencyClose> close, Command command) {
        return close.filter(known -> known.happenedBy(command.time())).isEmpty();
    }

    private Uni<Optional<AgencyClose>> first(Command command) {
        return closes.first(pool, command.dossier());
    }

    private Uni<Void> untilLogIsRead(Command command) {
        var dossier = command.dossier();
        return pool.withConnection(connection -> journal.partitionKeys(connection, List.of(dossier)))
                .chain(roots -> roots.containsKey(dossier)
                        ? consumer.waitUntilEndAsOfNow(journal.shards().of(roots.get(dossier)), PATIENCE)
                        : Uni.createFrom().voidItem());
    }
}

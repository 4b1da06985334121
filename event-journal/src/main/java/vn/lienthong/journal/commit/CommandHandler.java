package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.log.LogRecord;

/**
 * What a service tells {@link GroupCommit} about its commands. All methods without a transaction are pure: they may be
 * called again for the same command when a batch has to be run again.
 *
 * @param <C> command
 * @param <S> state of one stream, immutable
 * @param <R> answer
 */
public interface CommandHandler<C, S, R> {
    /** The identity of the command; empty if a repeat of it cannot be recognised. */
    Optional<Claim> claim(C command);

    CodeRequest code(C command);

    /** @param code the code issued to the command, null if it asked for none */
    Placement placement(C command, String code);

    /**
     * The root codes of known dossiers (unknown ones are absent): the service's own facts, see
     * {@link vn.lienthong.journal.Journal#partitionKeys}, and the consumed ones.
     */
    Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers);

    /** The states of streams, under the lock of their shard heads; every stream that was asked for is in the answer. */
    Uni<Map<String, S>> load(SqlConnection tx, Collection<String> streams);

    Decision<R> decide(C command, S state, Moment moment);

    /** The state with the facts that a command became; what comes later decides on it, also in a later batch. */
    S evolve(S state, List<LogRecord> records);

    R accepted(Committed<C, S> committed);

    /** The same post again: {@code first} is what became of the first. */
    R repeated(C command, ClaimedPost first);

    /** Another post under the same (source, id). */
    R conflicting(C command, ClaimedPost first);

    /**
     * Writes the service's own rows in the transaction of the facts. Fails with {@link Outdated} if a state that was
     * decided on has been overtaken by rows beside the journal.
     */
    default Uni<Void> alongside(SqlConnection tx, List<Committed<C, S>> committed) {
        return Uni.createFrom().voidItem();
    }
}

package vn.lienthong.journal.commit;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.Journal;

/**
 * Decides commands in batches, each batch one transaction, several lanes side by side.
 *
 * <p>Commands of one stream keep the order of their submission (that is, of the subscriptions to {@link #submit}); a
 * command to every shard comes behind everything submitted before it and before everything submitted after. An answer
 * is given only after the commit. A failed batch is run again command by command, in order, so one bad command never
 * costs its neighbours; its own {@code Uni} fails.
 */
public final class GroupCommit<C, S, R> implements AutoCloseable {

    /**
     * @param lanes batches under way at the same time
     * @param batch commands in a batch at most
     * @param capacity commands waiting at most, before {@link Overloaded}
     * @param cachedStreams states kept between batches; 0 if a state also depends on rows that are written without
     *     moving the shard's head, such as consumed facts
     */
    public record Settings(int lanes, int batch, int capacity, int cachedStreams) {
        public static final Settings STANDARD = new Settings(2, 512, 20_000, 0);

        public Settings caching(int streams) {
            return new Settings(lanes, batch, capacity, streams);
        }
    }

    public GroupCommit(
            Journal journal, CommandHandler<C, S, R> handler, Settings settings, Optional<MeterRegistry> meters) {}

    /** Queues the command when subscribed to. Fails with {@link Overloaded} if the queue is full. */
    public Uni<R> submit(C command) {
        throw new UnsupportedOperationException();
    }

    /** All of them, answers in the same order; a command that fails makes the whole answer fail, not its neighbours. */
    public Uni<List<R>> submitAll(List<C> commands) {
        throw new UnsupportedOperationException();
    }

    /** Decides as if submitted in one batch now, answers the same, and rolls back. */
    public Uni<List<R>> rehearse(List<C> commands) {
        throw new UnsupportedOperationException();
    }

    /** Takes no more commands; what is queued still runs. */
    @Override
    public void close() {}
}

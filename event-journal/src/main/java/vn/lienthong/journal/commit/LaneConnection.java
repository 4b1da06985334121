package vn.lienthong.journal.commit;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The one connection of a lane, kept between its batches, opened again when it was lost, and never lent to others. */
final class LaneConnection {
    private static final Logger LOG = Logger.getLogger(LaneConnection.class);
    /**
     * A lane says the same few statements for ever, all of them lookups by key: they are planned once, and never so that
     * a table which was empty on that day is read from end to end when it has grown.
     */
    private static final String PLAN_ONCE = """
            select set_config('plan_cache_mode', 'force_generic_plan', false), set_config('enable_seqscan', 'off', false)""";

    private final Pool pool;
    private volatile Session open;

    LaneConnection(Pool pool) {
        this.pool = pool;
    }

    /** Runs work that begins a transaction and ends it; if it fails, what it began is rolled back. */
    void use(Consumer<Session> work) {
        var session = session();
        try {
            work.accept(session);
        } catch (RuntimeException | Error failure) {
            rollback(session, failure);
            throw failure;
        }
    }

    void close() {
        var session = open;
        if (session != null) release(session);
    }

    private Session session() {
        if (open == null) {
            var session = Session.open(pool);
            open = session;
            session.sql().closeHandler(() -> release(session));
            session.await(session.sql().query(PLAN_ONCE).execute());
        }
        return open;
    }

    private void rollback(Session session, Throwable reason) {
        try {
            session.await(session.sql().query("rollback").execute());
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
            release(session);
        }
    }

    private synchronized void release(Session session) {
        if (open != session) return;
        open = null;
        session.sql()
                .query("reset plan_cache_mode; reset enable_seqscan")
                .execute()
                .onItemOrFailure()
                .transformToUni((done, lost) -> session.sql().close())
                .subscribe()
                .with(closed -> {}, e -> LOG.debug("connection was lost", e));
    }
}

package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import vn.lienthong.journal.QuietConnection;

/**
 * A connection on which a thread of the journal's own waits, never an event loop.
 *
 * @param loop the connection's event loop: what is sent from there wakes it once, not once per statement
 */
record Session(SqlConnection sql, Executor loop) {
    /** Longer than any step takes; a connection that hangs must not hold a lane for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Session open(Pool pool) {
        return pool.getConnection()
                .map(QuietConnection::of)
                .map(sql -> {
                    var context = Vertx.currentContext();
                    return new Session(sql, work -> context.runOnContext(run -> work.run()));
                })
                .await()
                .atMost(PATIENCE);
    }

    <T> T await(Uni<T> uni) {
        return uni.runSubscriptionOn(loop).await().atMost(PATIENCE);
    }

    /** Sends all in this order without waiting in between, then waits for all. */
    void awaitAll(Uni<?>... unis) {
        await(Uni.combine().all().unis(List.of(unis)).discardItems());
    }
}

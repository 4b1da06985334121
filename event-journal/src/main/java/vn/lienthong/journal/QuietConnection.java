package vn.lienthong.journal;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A connection that breaks without printing its stack, which the client does where nobody listens: whoever uses it hears
 * of its end by what he asked for.
 */
public final class QuietConnection {
    private static final Logger LOG = Logger.getLogger(QuietConnection.class);

    private QuietConnection() {}

    public static SqlConnection of(SqlConnection connection) {
        return connection.exceptionHandler(end -> LOG.debug("a connection breaks", end));
    }

    /**
     * Runs the work in a transaction, as the pool itself would, but listens to the connection from the first: the pool
     * gives it away only when its BEGIN was answered. Like there, who no longer waits for the end does not stop it.
     */
    static <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(pool.getDelegate()
                        .getConnection()
                        .map(SqlConnection::newInstance)
                        .compose(connection -> inTransaction(of(connection), work))));
    }

    private static <T> Future<T> inTransaction(SqlConnection connection, Function<SqlConnection, Uni<T>> work) {
        var delegate = connection.getDelegate();
        return delegate.begin()
                .compose(transaction -> UniHelper.toFuture(Uni.createFrom().deferred(() -> work.apply(connection)))
                        .compose(result -> transaction.commit().map(result), failure -> undone(transaction, failure)))
                .onComplete(_ -> delegate.close());
    }

    /** What went wrong first is what counts, also where the transaction cannot be rolled back. */
    private static <T> Future<T> undone(Transaction transaction, Throwable failure) {
        return transaction.rollback().transform(_ -> Future.failedFuture(failure));
    }
}

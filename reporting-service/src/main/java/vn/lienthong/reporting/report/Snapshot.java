package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** All queries of one answer read the same state of the database. */
@Singleton
public class Snapshot {
    private final Pool pool;

    public Snapshot(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> queries) {
        return pool.withConnection(connection -> connection
                .query("begin isolation level repeatable read read only")
                .execute()
                .chain(() -> queries.apply(connection))
                .onItemOrFailure()
                .call((answer, failure) -> connection.query("rollback").execute()));
    }
}

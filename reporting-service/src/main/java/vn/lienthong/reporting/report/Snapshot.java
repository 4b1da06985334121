package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import vn.lienthong.reporting.views.ViewSets;

/** All queries of one answer read the same state of the database, from the views that were asked for. */
@Singleton
public class Snapshot {
    private final Pool pool;
    private final ViewSets views;

    public Snapshot(Pool pool, ViewSets views) {
        this.pool = pool;
        this.views = views;
    }

    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> queries) {
        return pool.withConnection(connection -> connection
                .query("begin isolation level repeatable read read only; lock table live_set in access share mode")
                .execute()
                .chain(() -> views.enterAsked(connection))
                .chain(() -> queries.apply(connection))
                .onItemOrFailure()
                .call((answer, failure) -> connection.query("rollback").execute()));
    }
}

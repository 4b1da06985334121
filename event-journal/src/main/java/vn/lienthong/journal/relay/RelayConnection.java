package vn.lienthong.journal.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import vn.lienthong.journal.QuietConnection;

/**
 * The connection that holds the advisory locks of the shards this relay may send. The journal is read over it too, so
 * whoever reads has the locks. It also hears of the commits of other instances.
 */
final class RelayConnection {
    private static final String CHANNEL = "journal_committed";
    /** Keeps our advisory locks apart from anybody else's: "LTR" for Liên Thông relay. */
    private static final int LOCK_CLASS = 0x4C5452;

    private final SqlConnection connection;
    private final Set<Integer> held = new HashSet<>();

    private RelayConnection(SqlConnection connection) {
        this.connection = connection;
    }

    static Uni<RelayConnection> open(Uni<SqlConnection> source, Runnable committed) {
        return source.map(QuietConnection::of).chain(connection -> {
            PgConnection.cast(connection).notificationHandler(notice -> committed.run());
            return connection.query("listen " + CHANNEL).execute().replaceWith(() -> new RelayConnection(connection));
        });
    }

    SqlConnection sql() {
        return connection;
    }

    Set<Integer> held() {
        return held;
    }

    /** Takes those of the shards that nobody holds. */
    Uni<Void> take(Collection<Integer> shards) {
        return connection
                .preparedQuery("select s, pg_try_advisory_lock($1, s) from unnest($2::int[]) s")
                .execute(Tuple.of(LOCK_CLASS, shards.toArray(Integer[]::new)))
                .invoke(rows -> rows.forEach(row -> {
                    if (row.getBoolean(1)) held.add(row.getInteger(0));
                }))
                .replaceWithVoid();
    }

    /** Tells other instances that something was committed. */
    Uni<Void> notifyOthers() {
        return connection.query("notify " + CHANNEL).execute().replaceWithVoid();
    }

    /** Lets go of everything, so that the connection can serve others; one that is lost has let go already. */
    Uni<Void> close() {
        return connection
                .query("unlisten *; select pg_advisory_unlock_all()")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .eventually(connection::close)
                .onFailure()
                .recoverWithNull();
    }
}

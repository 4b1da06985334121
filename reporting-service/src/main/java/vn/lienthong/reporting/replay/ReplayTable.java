package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of replays. What changes a state says from which, so that of two that come together one finds it changed. */
@Singleton
public class ReplayTable {
    private static final String INSERT = """
            with number as (select nextval('view_set_number')::int as id),
            made as (insert into view_set select id, 'LOADING' from number)
            insert into replay (id, state, dossier, unit, from_day, to_day, shard, up_to, events_per_second, reason,
                requested_by)
            select id, 'LOADING', $1, $2, $3, $4, $5, $6, $7, $8, $9 from number
            returning *""";

    private static final String CHANGE = "update replay set state = $2 where id = $1 and state = any($3) returning *";

    private static final String ALIKE = """
            update replay f set differences = greatest(f.differences, p.differences)
            from replay p where f.id = $1 and p.id = $2""";

    private static final String DIFFERENCES = """
            select view, dossier, row_key, field, live, rebuilt, events from replay_difference
            where replay = $1 order by number""";

    /** A new one, which is to begin. */
    public Uni<Replay> add(SqlClient tx, ReplayScope scope, Integer eventsPerSecond, String reason, String by) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(scope.dossier())
                        .addString(scope.unit())
                        .addLocalDate(scope.from())
                        .addLocalDate(scope.to())
                        .addInteger(scope.shard())
                        .addOffsetDateTime(
                                scope.upTo() == null ? null : scope.upTo().atOffset(ZoneOffset.UTC))
                        .addInteger(eventsPerSecond)
                        .addString(reason)
                        .addString(by))
                .map(rows -> only(rows).orElseThrow());
    }

    public Uni<Optional<Replay>> byId(SqlClient client, int id) {
        return client.preparedQuery("select * from replay where id = $1")
                .execute(Tuple.of(id))
                .map(ReplayTable::only);
    }

    /** The newest first. */
    public Uni<List<Replay>> all(SqlClient client) {
        return client.preparedQuery("select * from replay order by id desc")
                .execute()
                .map(rows -> rows.stream().map(ReplayTable::read).toList());
    }

    /** Empty when it stands in none of these states. */
    public Uni<Optional<Replay>> change(SqlClient client, int id, Stream<ReplayState> from, ReplayState to) {
        var states = from.map(ReplayState::name).toArray(String[]::new);
        return client.preparedQuery(CHANGE)
                .execute(Tuple.of(id, to.name(), states))
                .map(ReplayTable::only);
    }

    /** To go back to views that differ is to accept the same differences. */
    public Uni<Void> differAlike(SqlClient tx, int former, int promoted) {
        return tx.preparedQuery(ALIKE).execute(Tuple.of(former, promoted)).replaceWithVoid();
    }

    /** Those that were listed, in the order found. */
    public Uni<List<Difference>> differences(SqlClient client, int id) {
        return client.preparedQuery(DIFFERENCES)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(ReplayTable::difference).toList());
    }

    private static Optional<Replay> only(RowSet<Row> rows) {
        return rows.stream().map(ReplayTable::read).findFirst();
    }

    private static Replay read(Row row) {
        return new Replay(
                row.getInteger("id"),
                ReplayState.valueOf(row.getString("state")),
                new ReplayScope(
                        row.getString("dossier"),
                        row.getString("unit"),
                        row.getLocalDate("from_day"),
                        row.getLocalDate("to_day"),
                        row.getInteger("shard"),
                        instant(row.getOffsetDateTime("up_to"))),
                row.getInteger("events_per_second"),
                row.getString("reason"),
                row.getString("requested_by"),
                instant(row.getOffsetDateTime("requested_at")),
                row.getLong("events"),
                row.getLong("of_events"),
                row.getDouble("seconds"),
                row.getLong("rows_compared"),
                row.getLong("differences"),
                row.getString("failure"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Difference difference(Row row) {
        return new Difference(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Arrays.asList(row.getArrayOfStrings(6)));
    }
}

package vn.lienthong.deadline.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.application.DueInstant;
import vn.lienthong.deadline.application.DueInstants;
import vn.lienthong.deadline.domain.Notices.Subject;
import vn.lienthong.deadline.domain.Upcoming.Kind;

@ApplicationScoped
public class PostgresDueInstants implements DueInstants {
    private static final String ADD = """
            insert into due_instant (at, due_at, shard, awaits_answer, kind, dossier, leg, source, awaited_until)
            select * from unnest($1::timestamptz[], $2::timestamptz[], $3::smallint[], $4::boolean[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::timestamptz[])""";

    /** A dossier in quarantine is left alone: its close may be among the records that wait. */
    private static final String TAKE = """
            with ready as materialized (
                select ctid from due_instant d
                where shard = $1 and at <= $2 and source is null and not awaits_answer
                and not exists (select from quarantine q where q.dossier = d.dossier)
                order by at limit $3)
            delete from due_instant where ctid = any(array(select ctid from ready))
            returning dossier, kind, leg, due_at""";

    private static final String PUT_BACK = """
            insert into due_instant (at, due_at, shard, awaits_answer, kind, dossier, leg)
            select $1, due, $2, false, kind, dossier, leg
            from unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[]) t (due, kind, dossier, leg)""";

    /** One look at the index for each shard. */
    private static final String READY = """
            select s.shard from generate_series(0, $1::int) s (shard) where exists (
                select from due_instant d where d.shard = s.shard and d.at <= $2 and d.source is null
                and not d.awaits_answer and not exists (select from quarantine q where q.dossier = d.dossier))""";

    private static final String RELEASE_COMPLETE = """
            update due_instant set source = null, awaited_until = null
            where shard = $1 and source = $2 and least(at, due_at) <= $3""";

    private static final String RELEASE_PAST_GRACE = """
            update due_instant set source = null, awaited_until = null where awaited_until <= $1""";

    private static final String RELEASE_QUIET = """
            update due_instant set source = null where awaited_until is null and source in (
                select source from source_state
                where source in (
                    select distinct source from due_instant where source is not null and awaited_until is null)
                group by source
                having max(seen_at) <=
                    case when max(complete_up_to) > '-infinity' then $2::timestamptz else $1::timestamptz end)""";

    private final Pool pool;

    public PostgresDueInstants(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> replace(SqlConnection tx, Collection<String> dossiers, List<DueInstant> upcoming) {
        var cleared = dossiers.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery("delete from due_instant where dossier = any($1)")
                        .execute(Tuple.of(dossiers.toArray(String[]::new)))
                        .replaceWithVoid();
        return cleared.chain(() -> add(tx, upcoming));
    }

    @Override
    public Uni<Void> add(SqlConnection tx, List<DueInstant> upcoming) {
        if (upcoming.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addValue(Columns.times(upcoming, due -> due.upcoming().at()))
                        .addValue(Columns.times(
                                upcoming, due -> due.upcoming().subject().dueAt()))
                        .addValue(Columns.shorts(upcoming, DueInstant::shard))
                        .addValue(Columns.flags(upcoming, due -> due.upcoming().awaitsAnswer()))
                        .addValue(Columns.texts(
                                upcoming, due -> due.upcoming().kind().name()))
                        .addValue(Columns.texts(upcoming, DueInstant::dossier))
                        .addValue(Columns.texts(
                                upcoming, due -> due.upcoming().subject().leg()))
                        .addValue(Columns.texts(upcoming, PostgresDueInstants::source))
                        .addValue(Columns.times(upcoming, PostgresDueInstants::awaitedUntil)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Key>> takeReady(SqlConnection tx, int shard, Instant now, int limit) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of((short) shard, Columns.utc(now), (long) limit))
                .map(rows -> {
                    var keys = new ArrayList<Key>(rows.rowCount());
                    rows.forEach(row -> keys.add(key(row)));
                    return List.copyOf(keys);
                });
    }

    @Override
    public Uni<Void> putBack(SqlConnection tx, int shard, List<Key> taken, Instant from) {
        if (taken.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(PUT_BACK)
                .execute(Tuple.of(
                        Columns.utc(from),
                        (short) shard,
                        Columns.times(taken, key -> key.subject().dueAt()),
                        Columns.texts(taken, key -> key.kind().name()),
                        Columns.texts(taken, Key::dossier),
                        Columns.texts(taken, key -> key.subject().leg())))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Integer>> readyShards(int shards, Instant now) {
        return pool.preparedQuery(READY)
                .execute(Tuple.of(shards - 1, Columns.utc(now)))
                .map(rows -> {
                    var ready = new ArrayList<Integer>();
                    rows.forEach(row -> ready.add(row.getInteger(0)));
                    return List.copyOf(ready);
                });
    }

    @Override
    public Uni<Void> releaseComplete(SqlConnection tx, int shard, String source, Instant upTo) {
        return tx.preparedQuery(RELEASE_COMPLETE)
                .execute(Tuple.of((short) shard, source, Columns.utc(upTo)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> releasePastGrace(Instant now) {
        return pool.preparedQuery(RELEASE_PAST_GRACE)
                .execute(Tuple.of(Columns.utc(now)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> releaseQuiet(Instant silentSince, Instant declaringSilentSince) {
        return pool.preparedQuery(RELEASE_QUIET)
                .execute(Tuple.of(Columns.utc(silentSince), Columns.utc(declaringSilentSince)))
                .replaceWithVoid();
    }

    private static String source(DueInstant due) {
        return due.awaited() == null ? null : due.awaited().source();
    }

    private static Instant awaitedUntil(DueInstant due) {
        return due.awaited() == null ? null : due.awaited().until();
    }

    private static Key key(Row row) {
        var leg = row.getString("leg");
        var subject = new Subject(
                leg == null ? Scope.DOSSIER : Scope.LEG,
                leg,
                row.getOffsetDateTime("due_at").toInstant());
        return new Key(row.getString("dossier"), Kind.valueOf(row.getString("kind")), subject);
    }
}

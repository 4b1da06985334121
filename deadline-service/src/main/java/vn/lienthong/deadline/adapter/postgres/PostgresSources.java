package vn.lienthong.deadline.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.deadline.application.Sources;

@ApplicationScoped
public class PostgresSources implements Sources {
    private static final String SEEN = """
            insert into source_state (shard, source, seen_at)
            select shard, source, $3 from unnest($1::smallint[], $2::text[]) s (shard, source)
            on conflict (shard, source) do update set seen_at = greatest(source_state.seen_at, excluded.seen_at)""";

    private static final String COMPLETE = """
            insert into source_state (shard, source, complete_up_to)
            select * from unnest($1::smallint[], $2::text[], $3::timestamptz[]) on conflict (shard, source)
            do update set complete_up_to = greatest(source_state.complete_up_to, excluded.complete_up_to)""";

    private static final String COMPLETE_UP_TO = """
            select shard, source, complete_up_to from source_state
            where shard = any($1) and complete_up_to > '-infinity'""";

    @Override
    public Uni<Void> seen(SqlConnection tx, Collection<InShard> sources, Instant now) {
        if (sources.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(SEEN)
                .execute(Tuple.of(
                        Columns.shorts(sources, InShard::shard),
                        Columns.texts(sources, InShard::source),
                        Columns.utc(now)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> complete(SqlConnection tx, Map<InShard, Instant> upTo) {
        if (upTo.isEmpty()) return Uni.createFrom().voidItem();
        var sources = List.copyOf(upTo.keySet());
        return tx.preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        Columns.shorts(sources, InShard::shard),
                        Columns.texts(sources, InShard::source),
                        Columns.times(sources, upTo::get)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<InShard, Instant>> completeUpTo(SqlConnection tx, Collection<Integer> shards) {
        return tx.preparedQuery(COMPLETE_UP_TO)
                .execute(Tuple.of(shards.stream().map(Integer::shortValue).toArray(Short[]::new)))
                .map(rows -> {
                    var complete = new HashMap<InShard, Instant>();
                    rows.forEach(row -> complete.put(
                            new InShard(row.getShort(0), row.getString(1)),
                            row.getOffsetDateTime(2).toInstant()));
                    return complete;
                });
    }
}

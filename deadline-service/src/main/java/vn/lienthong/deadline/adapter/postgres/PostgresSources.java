package vn.lienthong.deadline.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.deadline.application.Sources;

@ApplicationScoped
public class PostgresSources implements Sources {
    private static final String SEEN = """
            insert into source_state (shard, source, seen_at) select $1, s, $3 from unnest($2::text[]) s
            on conflict (shard, source) do update set seen_at = greatest(source_state.seen_at, excluded.seen_at)""";

    private static final String COMPLETE = """
            insert into source_state (shard, source, complete_up_to)
            select $1, s, t from unnest($2::text[], $3::timestamptz[]) c (s, t) on conflict (shard, source)
            do update set complete_up_to = greatest(source_state.complete_up_to, excluded.complete_up_to)""";

    private static final String COMPLETE_UP_TO = """
            select source, complete_up_to from source_state where shard = $1 and complete_up_to > '-infinity'""";

    @Override
    public Uni<Void> seen(SqlConnection tx, int shard, Collection<String> sources, Instant now) {
        if (sources.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(SEEN)
                .execute(Tuple.of((short) shard, sources.toArray(String[]::new), Columns.utc(now)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> complete(SqlConnection tx, int shard, Map<String, Instant> upTo) {
        if (upTo.isEmpty()) return Uni.createFrom().voidItem();
        var sources = List.copyOf(upTo.keySet());
        OffsetDateTime[] times = Columns.times(sources, upTo::get);
        return tx.preparedQuery(COMPLETE)
                .execute(Tuple.of((short) shard, sources.toArray(String[]::new), times))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Instant>> completeUpTo(SqlConnection tx, int shard) {
        return tx.preparedQuery(COMPLETE_UP_TO).execute(Tuple.of((short) shard)).map(rows -> {
            var complete = new HashMap<String, Instant>();
            rows.forEach(row ->
                    complete.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
            return complete;
        });
    }
}

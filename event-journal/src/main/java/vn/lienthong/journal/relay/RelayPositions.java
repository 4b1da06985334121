package vn.lienthong.journal.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where to begin looking for the last relayed record; the log itself has the last word. */
final class RelayPositions {
    private static final String READ = "select shard, position, log_offset from relay_position";

    private static final String STORE = """
            insert into relay_position (shard, position, log_offset)
            select * from unnest($1::smallint[], $2::bigint[], $3::bigint[])
            on conflict (shard) do update set position = excluded.position, log_offset = excluded.log_offset""";

    record Stored(long position, long offset) {}

    Uni<Map<Integer, Stored>> read(SqlClient client) {
        return client.query(READ).execute().map(rows -> {
            var stored = new HashMap<Integer, Stored>();
            rows.forEach(row -> stored.put(row.getShort(0).intValue(), new Stored(row.getLong(1), row.getLong(2))));
            return stored;
        });
    }

    Uni<Void> store(SqlClient client, Map<Integer, Stored> positions) {
        if (positions.isEmpty()) return Uni.createFrom().voidItem();
        var shards = List.copyOf(positions.keySet());
        return client.preparedQuery(STORE)
                .execute(Tuple.of(
                        shards.stream().map(Integer::shortValue).toArray(Short[]::new),
                        shards.stream()
                                .map(shard -> positions.get(shard).position())
                                .toArray(Long[]::new),
                        shards.stream()
                                .map(shard -> positions.get(shard).offset())
                                .toArray(Long[]::new)))
                .replaceWithVoid();
    }
}

package vn.lienthong.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.lienthong.contracts.log.Hash;

/** The heads of the shards: whoever holds a head's row lock is the only one who appends there. */
public final class ShardHeads {
    private static final String LOCK = """
            with locked as materialized (
                select shard, position, hash, time from shard_head
                where shard = any($1) order by shard for no key update)
            select shard, position, hash, time, clock_timestamp() as now from locked""";

    private static final String MOVE = """
            update shard_head h set position = m.position, hash = m.hash, time = m.time
            from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::timestamptz[]) m (shard, position, hash, time)
            where h.shard = m.shard""";

    private final Optional<InstantSource> clock;

    ShardHeads(Optional<InstantSource> clock) {
        this.clock = clock;
    }

    /**
     * Locks the heads in ascending order and moves their time to now: max(clock, the head's last time). The clock is
     * read after the lock is held, so a transaction that waited is stamped behind the one it waited for.
     */
    public Uni<SortedMap<Integer, Head>> lock(SqlConnection tx, Collection<Integer> shards) {
        var sorted =
                shards.stream().distinct().sorted().map(Integer::shortValue).toArray(Short[]::new);
        return tx.preparedQuery(LOCK).execute(Tuple.of(sorted)).map(rows -> {
            SortedMap<Integer, Head> heads = new TreeMap<>();
            rows.forEach(row -> heads.put(row.getShort("shard").intValue(), stamped(row)));
            if (heads.size() != sorted.length) throw new IllegalStateException("no head for one of " + shards);
            return heads;
        });
    }

    /** Moves locked heads. */
    public Uni<Void> move(SqlConnection tx, List<Head> heads) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(
                        heads.stream().map(head -> (short) head.shard()).toArray(Short[]::new),
                        heads.stream().map(Head::position).toArray(Long[]::new),
                        heads.stream()
                                .map(head -> Buffer.buffer(head.hash().bytes()))
                                .toArray(Buffer[]::new),
                        heads.stream().map(head -> utc(head.time())).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** All heads as committed now, without a lock. */
    public Uni<List<Head>> all(SqlClient client) {
        return client.query("select shard, position, hash, time from shard_head order by shard")
                .execute()
                .map(rows -> {
                    var heads = new java.util.ArrayList<Head>();
                    rows.forEach(row ->
                            heads.add(head(row, row.getOffsetDateTime("time").toInstant())));
                    return List.copyOf(heads);
                });
    }

    private Head stamped(Row row) {
        var last = row.getOffsetDateTime("time").toInstant();
        var now = clock.map(InstantSource::instant)
                .orElseGet(() -> row.getOffsetDateTime("now").toInstant())
                .truncatedTo(ChronoUnit.MILLIS);
        return head(row, now.isBefore(last) ? last : now);
    }

    private static Head head(Row row, Instant time) {
        return new Head(
                row.getShort("shard"),
                row.getLong("position"),
                Hash.of(row.getBuffer("hash").getBytes()),
                time);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

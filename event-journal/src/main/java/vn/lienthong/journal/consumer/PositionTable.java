package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.Owner;

/** The tables {@code consumer_position} and {@code consumer_source} of one reader. */
final class PositionTable {
    private static final String CREATE = """
            insert into consumer_position (reader, partition) select $1, unnest($2::smallint[]) on conflict do nothing""";

    private static final String ALL = """
            select partition, next_offset, recorded_at, parked, missing from consumer_position
            where reader = $1 and partition = any($2)""";

    private static final String ALL_SOURCES = """
            select partition, owner, shard, position, hash from consumer_source
            where reader = $1 and partition = any($2)""";

    private static final String LOCK = """
            select next_offset, recorded_at, parked, missing from consumer_position
            where reader = $1 and partition = $2 for no key update""";

    private static final String SOURCES = """
            select partition, owner, shard, position, hash from consumer_source
            where reader = $1 and partition = $2""";

    private static final String MOVE = """
            update consumer_position set next_offset = $3, recorded_at = $4, parked = $5, missing = $6
            where reader = $1 and partition = $2""";

    private static final String MOVE_SOURCES = """
            insert into consumer_source (reader, partition, owner, shard, position, hash)
            select $1, $2, * from unnest($3::text[], $4::smallint[], $5::bigint[], $6::bytea[])
            on conflict (reader, partition, owner, shard) do update
            set position = excluded.position, hash = excluded.hash""";

    private final String reader;

    PositionTable(String reader) {
        this.reader = reader;
    }

    /** Makes sure that the partitions have rows to lock. */
    Uni<Void> create(SqlClient client, Collection<Integer> partitions) {
        return client.preparedQuery(CREATE)
                .execute(Tuple.of(reader, numbers(partitions)))
                .replaceWithVoid();
    }

    /** Locks the partition's row; the sources are read behind the lock. */
    Uni<PartitionPosition> lock(SqlConnection tx, int partition) {
        var key = Tuple.of(reader, (short) partition);
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(LOCK).execute(key),
                        tx.preparedQuery(SOURCES).execute(key))
                .with((row, sources) ->
                        position(row.iterator().next(), 0, sources(sources).get(partition)));
    }

    /** The positions of those partitions that have rows, without locks. */
    Uni<Map<Integer, PartitionPosition>> read(SqlClient client, Collection<Integer> partitions) {
        var key = Tuple.of(reader, numbers(partitions));
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(ALL).execute(key),
                        client.preparedQuery(ALL_SOURCES).execute(key))
                .with((rows, sourceRows) -> {
                    var sources = sources(sourceRows);
                    var positions = new HashMap<Integer, PartitionPosition>();
                    rows.forEach(row -> {
                        var partition = row.getShort(0).intValue();
                        positions.put(partition, position(row, 1, sources.get(partition)));
                    });
                    return positions;
                });
    }

    /** Moves a locked partition. */
    Uni<Void> move(SqlConnection tx, int partition, PartitionPosition from, PartitionPosition to) {
        var sources = to.sources().entrySet().stream()
                .filter(source -> !source.getValue().equals(from.source(source.getKey())))
                .toList();
        var position = Tuple.of(
                reader,
                (short) partition,
                to.nextOffset(),
                to.recordedAt().atOffset(ZoneOffset.UTC),
                to.parked(),
                to.missing().stream().map(SourceKey::toString).toArray(String[]::new));
        var rows = Tuple.of(
                reader,
                (short) partition,
                sources.stream().map(e -> e.getKey().owner().code()).toArray(String[]::new),
                sources.stream().map(e -> (short) e.getKey().shard()).toArray(Short[]::new),
                sources.stream().map(e -> e.getValue().position()).toArray(Long[]::new),
                sources.stream()
                        .map(e -> Buffer.buffer(e.getValue().hash().bytes()))
                        .toArray(Buffer[]::new));
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(MOVE).execute(position),
                        tx.preparedQuery(MOVE_SOURCES).execute(rows))
                .discardItems();
    }

    private static Map<Integer, Map<SourceKey, SourcePosition>> sources(RowSet<Row> rows) {
        var sources = new HashMap<Integer, Map<SourceKey, SourcePosition>>();
        rows.forEach(row -> sources.computeIfAbsent(row.getShort(0).intValue(), first -> new HashMap<>())
                .put(
                        new SourceKey(Owner.ofCode(row.getString(1)), row.getShort(2)),
                        new SourcePosition(
                                row.getLong(3), Hash.of(row.getBuffer(4).getBytes()))));
        return sources;
    }

    private static PartitionPosition position(Row row, int from, Map<SourceKey, SourcePosition> sources) {
        return new PartitionPosition(
                row.getLong(from),
                row.getOffsetDateTime(from + 1).toInstant(),
                row.getInteger(from + 2),
                Arrays.stream(row.getArrayOfStrings(from + 3))
                        .map(SourceKey::parse)
                        .collect(Collectors.toSet()),
                sources == null ? Map.of() : sources);
    }

    private static Short[] numbers(Collection<Integer> partitions) {
        return partitions.stream().map(Integer::shortValue).toArray(Short[]::new);
    }
}

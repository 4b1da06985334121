package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String LOCK = ALL + " order by partition for no key update";

    private static final String MOVE = """
            update consumer_position p set next_offset = m.next_offset, recorded_at = m.recorded_at, parked = m.parked,
                missing = string_to_array(m.missing, ' ')
            from unnest($2::smallint[], $3::bigint[], $4::timestamptz[], $5::int[], $6::text[])
                m (partition, next_offset, recorded_at, parked, missing)
            where p.reader = $1 and p.partition = m.partition""";

    private static final String MOVE_SOURCES = """
            insert into consumer_source (reader, partition, owner, shard, position, hash)
            select $1, * from unnest($2::smallint[], $3::text[], $4::smallint[], $5::bigint[], $6::bytea[])
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

    /** Locks the partitions' rows in ascending order; the sources are read behind the locks. */
    Uni<Map<Integer, PartitionPosition>> lock(SqlConnection tx, Collection<Integer> partitions) {
        return read(tx, LOCK, partitions);
    }

    /** The positions of those partitions that have rows, without locks. */
    Uni<Map<Integer, PartitionPosition>> read(SqlClient client, Collection<Integer> partitions) {
        return read(client, ALL, partitions);
    }

    private Uni<Map<Integer, PartitionPosition>> read(SqlClient client, String rowsOf, Collection<Integer> partitions) {
        var key = Tuple.of(reader, numbers(partitions));
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(rowsOf).execute(key),
                        client.preparedQuery(ALL_SOURCES).execute(key))
                .with((rows, sourceRows) -> {
                    var sources = sources(sourceRows);
                    var positions = new HashMap<Integer, PartitionPosition>();
                    rows.forEach(row -> {
                        var partition = row.getShort(0).intValue();
                        positions.put(partition, position(row, sources.get(partition)));
                    });
                    return positions;
                });
    }

    /**
     * Moves locked partitions.
     *
     * @param from where they stood
     * @param to by partition; what is not in here stays
     */
    Uni<Void> move(SqlConnection tx, Map<Integer, PartitionPosition> from, Map<Integer, PartitionPosition> to) {
        if (to.isEmpty()) return Uni.createFrom().voidItem();
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(MOVE).execute(positions(to)),
                        tx.preparedQuery(MOVE_SOURCES).execute(sources(moved(from, to))))
                .discardItems();
    }

    private Tuple positions(Map<Integer, PartitionPosition> to) {
        var partitions = List.copyOf(to.keySet());
        return Tuple.of(
                reader,
                numbers(partitions),
                partitions.stream().map(p -> to.get(p).nextOffset()).toArray(Long[]::new),
                partitions.stream()
                        .map(p -> to.get(p).recordedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                partitions.stream().map(p -> to.get(p).parked()).toArray(Integer[]::new),
                partitions.stream().map(p -> words(to.get(p).missing())).toArray(String[]::new));
    }

    private static String words(Set<SourceKey> missing) {
        return missing.stream().map(SourceKey::toString).collect(Collectors.joining(" "));
    }

    private record Moved(int partition, SourceKey source, SourcePosition to) {}

    private static List<Moved> moved(Map<Integer, PartitionPosition> from, Map<Integer, PartitionPosition> to) {
        return to.entrySet().stream()
                .flatMap(partition -> partition.getValue().sources().entrySet().stream()
                        .map(source -> new Moved(partition.getKey(), source.getKey(), source.getValue())))
                .filter(moved -> !moved.to().equals(from.get(moved.partition()).source(moved.source())))
                .toList();
    }

    private Tuple sources(List<Moved> moved) {
        return Tuple.of(
                reader,
                moved.stream().map(m -> (short) m.partition()).toArray(Short[]::new),
                moved.stream().map(m -> m.source().owner().code()).toArray(String[]::new),
                moved.stream().map(m -> (short) m.source().shard()).toArray(Short[]::new),
                moved.stream().map(m -> m.to().position()).toArray(Long[]::new),
                moved.stream().map(m -> Buffer.buffer(m.to().hash().bytes())).toArray(Buffer[]::new));
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

    private static PartitionPosition position(Row row, Map<SourceKey, SourcePosition> sources) {
        return new PartitionPosition(
                row.getLong(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getInteger(3),
                Arrays.stream(row.getArrayOfStrings(4)).map(SourceKey::parse).collect(Collectors.toSet()),
                sources == null ? Map.of() : sources);
    }

    private static Short[] numbers(Collection<Integer> partitions) {
        return partitions.stream().map(Integer::shortValue).toArray(Short[]::new);
    }
}

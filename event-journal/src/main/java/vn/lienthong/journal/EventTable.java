package vn.lienthong.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/** The table {@code event}: one row per fact of the owner, written by multi-row inserts and never changed. */
public final class EventTable {
    private static final String COLUMNS = """
            shard, position, dossier, version, type, payload, time, recorded_at, partition_key, unit, actor, causation,
            correlation, origin_source, origin_id, flags, sealed, trace_parent, prev_hash, hash, reference_position""";

    private static final String INSERT = "insert into event (" + COLUMNS + """
            ) select * from unnest($1::smallint[], $2::bigint[], $3::text[], $4::int[], $5::text[], $6::text[],
            $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
            $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::bytea[], $20::bytea[], $21::bigint[])""";

    // Lateral lookups, one per given key: no plan, whenever it was made, can read a whole table instead.
    private static final String FACTS = "select e.* from unnest($1::text[]) d (dossier), lateral (select " + COLUMNS
            + " from event where dossier = d.dossier order by version offset 0) e";

    private static final String BEHIND = "select e.* from unnest($1::smallint[], $2::bigint[]) s (shard, position),"
            + " lateral (select " + COLUMNS + " from event where shard = s.shard and position > s.position"
            + " order by position limit $3) e order by e.shard, e.position";

    private static final String AT = "select e.* from unnest($1::smallint[], $2::bigint[]) s (shard, position),"
            + " lateral (select " + COLUMNS + " from event where shard = s.shard and position = s.position limit 1) e";

    private static final String HASHES = """
            select e.shard, e.hash from unnest($1::smallint[], $2::bigint[]) s (shard, position),
            lateral (select shard, hash from event where shard = s.shard and position = s.position limit 1) e""";

    private static final String VERSIONS = """
            select d.dossier, e.version from unnest($1::text[]) d (dossier),
            lateral (select version from event where dossier = d.dossier order by version desc limit 1) e""";

    private static final String KEYS = """
            select e.dossier, coalesce(e.partition_key, e.dossier) from unnest($1::text[]) d (dossier),
            lateral (select dossier, partition_key from event where dossier = d.dossier and version = 1 limit 1) e""";

    private final Owner owner;

    EventTable(Owner owner) {
        this.owner = owner;
    }

    Uni<Void> insert(SqlConnection tx, List<LogRecord> records) {
        var columns = Tuple.tuple();
        columns.addValue(column(records, r -> (short) r.shard(), Short[]::new))
                .addValue(column(records, LogRecord::position, Long[]::new))
                .addValue(texts(records, LogRecord::dossier))
                .addValue(column(records, LogRecord::streamVersion, Integer[]::new))
                .addValue(texts(records, LogRecord::type))
                .addValue(texts(records, LogRecord::data))
                .addValue(column(records, r -> utc(r.time()), OffsetDateTime[]::new))
                .addValue(column(records, r -> utc(r.recordedAt()), OffsetDateTime[]::new))
                .addValue(texts(records, r -> r.partitionKey().equals(r.dossier()) ? null : r.partitionKey()))
                .addValue(texts(records, LogRecord::unit))
                .addValue(texts(records, LogRecord::actor))
                .addValue(texts(records, LogRecord::causationId))
                .addValue(texts(records, LogRecord::correlationId))
                .addValue(texts(
                        records, r -> r.origin() == null ? null : r.origin().source()))
                .addValue(texts(
                        records, r -> r.origin() == null ? null : r.origin().id()))
                .addValue(texts(records, r -> Flag.text(r.flags())))
                .addValue(texts(records, LogRecord::sealed))
                .addValue(texts(records, LogRecord::traceParent))
                .addValue(column(records, r -> Buffer.buffer(r.previousHash().bytes()), Buffer[]::new))
                .addValue(column(records, r -> Buffer.buffer(r.hash().bytes()), Buffer[]::new))
                .addValue(column(records, r -> r.reference() == 0 ? null : r.reference(), Long[]::new));
        return tx.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    Uni<Map<String, List<LogRecord>>> facts(SqlConnection tx, Collection<String> dossiers) {
        if (dossiers.isEmpty()) return Uni.createFrom().item(Map.of());
        return tx.preparedQuery(FACTS).execute(Tuple.of(array(dossiers))).map(rows -> records(rows).stream()
                .collect(Collectors.groupingBy(LogRecord::dossier, LinkedHashMap::new, Collectors.toList())));
    }

    /** The last version of each of these dossiers that has facts. */
    public Uni<Map<String, Integer>> versions(SqlConnection tx, Collection<String> dossiers) {
        return pairs(tx, VERSIONS, dossiers, row -> row.getInteger(1));
    }

    Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return pairs(tx, KEYS, dossiers, row -> row.getString(1));
    }

    /**
     * What stands behind the given positions, in order within each shard.
     *
     * @param positions by shard
     * @param limit records per shard at most
     */
    public Uni<List<LogRecord>> behind(SqlClient client, Map<Integer, Long> positions, int limit) {
        var shards = List.copyOf(positions.keySet());
        return client.preparedQuery(BEHIND)
                .execute(Tuple.of(
                        column(shards, Integer::shortValue, Short[]::new),
                        column(shards, positions::get, Long[]::new),
                        (long) limit))
                .map(this::records);
    }

    /** What stands at exactly these positions, in no order; an id without a record is absent. */
    public Uni<List<LogRecord>> at(SqlClient client, Collection<EventId> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(List.of());
        return client.preparedQuery(AT)
                .execute(Tuple.of(
                        column(ids, id -> (short) id.shard(), Short[]::new),
                        column(ids, EventId::position, Long[]::new)))
                .map(this::records);
    }

    /** The hashes of the records at exactly these positions, by shard; a position without a record is absent. */
    public Uni<Map<Integer, Hash>> hashes(SqlClient client, Map<Integer, Long> positions) {
        var shards = List.copyOf(positions.keySet());
        return client.preparedQuery(HASHES)
                .execute(Tuple.of(
                        column(shards, Integer::shortValue, Short[]::new), column(shards, positions::get, Long[]::new)))
                .map(rows -> {
                    var hashes = new HashMap<Integer, Hash>();
                    rows.forEach(row -> hashes.put(
                            row.getShort(0).intValue(), Hash.of(row.getBuffer(1).getBytes())));
                    return hashes;
                });
    }

    private static <T> Uni<Map<String, T>> pairs(
            SqlConnection tx, String sql, Collection<String> dossiers, Function<Row, T> value) {
        if (dossiers.isEmpty()) return Uni.createFrom().item(Map.of());
        return tx.preparedQuery(sql).execute(Tuple.of(array(dossiers))).map(rows -> {
            var found = new HashMap<String, T>();
            rows.forEach(row -> found.put(row.getString(0), value.apply(row)));
            return found;
        });
    }

    private List<LogRecord> records(RowSet<Row> rows) {
        var records = new ArrayList<LogRecord>(rows.rowCount());
        rows.forEach(row -> records.add(record(row)));
        return records;
    }

    private LogRecord record(Row row) {
        var dossier = row.getString(2);
        var partitionKey = row.getString(8);
        var originSource = row.getString(13);
        var reference = row.getLong(20);
        return new LogRecord(
                owner,
                row.getShort(0),
                row.getLong(1),
                row.getString(4),
                dossier,
                partitionKey == null ? dossier : partitionKey,
                row.getInteger(3),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant(),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                originSource == null ? null : new PostId(originSource, row.getString(14)),
                Flag.parse(row.getString(15)),
                row.getString(16),
                row.getString(17),
                reference == null ? 0 : reference,
                row.getString(5),
                Hash.of(row.getBuffer(18).getBytes()),
                Hash.of(row.getBuffer(19).getBytes()));
    }

    private static String[] texts(List<LogRecord> records, Function<LogRecord, String> value) {
        return column(records, value, String[]::new);
    }

    private static <T, V> V[] column(Collection<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables {@code quarantine} and {@code quarantine_record} of one reader. */
final class QuarantineTable {
    private static final String PARKED = """
            select dossier, partition from quarantine where reader = $1 and dossier = any($2)
            order by dossier, partition for update""";

    private static final String PARTITIONS =
            "select dossier, partition from quarantine where reader = $1 and dossier = $2 order by partition";

    private static final String PARK = """
            insert into quarantine (reader, dossier, partition, cause) values ($1, $2, $3, $4)""";

    private static final String QUEUE = """
            insert into quarantine_record (reader, dossier, partition, log_offset, log_recorded_at, event, record)
            select $1, * from unnest($2::text[], $3::smallint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[])""";

    private static final String FIRST = """
            select record, log_offset, log_recorded_at from quarantine_record
            where reader = $1 and dossier = $2 and partition = $3 order by log_offset limit 1""";

    private static final String REMOVE = """
            delete from quarantine_record where reader = $1 and dossier = $2 and partition = $3 and event = $4
            returning record, log_offset, log_recorded_at""";

    private static final String FREE = """
            with freed as (
                delete from quarantine q where reader = $1 and dossier = $2 and partition = $3 and not exists (
                    select from quarantine_record r
                    where r.reader = q.reader and r.dossier = q.dossier and r.partition = q.partition)
                returning partition)
            update consumer_position p set parked = parked - 1 from freed
            where p.reader = $1 and p.partition = freed.partition""";

    private static final String CAUSE = """
            update quarantine set cause = $4, released = false where reader = $1 and dossier = $2 and partition = $3
            and $5 = (select min(log_offset) from quarantine_record
                where reader = $1 and dossier = $2 and partition = $3)""";

    private static final String RELEASE =
            "update quarantine set released = true where reader = $1 and dossier = $2 and partition = $3";

    private static final String RELEASED = """
            select dossier, partition from quarantine where reader = $1 and partition = any($2) and released
            order by dossier, partition""";

    private static final String QUEUES = """
            select q.partition, q.cause, q.since, r.record, r.log_offset, r.log_recorded_at
            from quarantine q join quarantine_record r using (reader, dossier, partition)
            where q.reader = $1 and q.dossier = $2 order by q.partition, r.log_offset""";

    private static final String LIST = """
            select q.dossier, q.partition, r.log_offset, r.event, n.waiting, q.cause, q.since
            from quarantine q,
            lateral (select log_offset, event from quarantine_record
                where reader = q.reader and dossier = q.dossier and partition = q.partition
                order by log_offset limit 1) r,
            lateral (select count(*) as waiting from quarantine_record
                where reader = q.reader and dossier = q.dossier and partition = q.partition) n
            where q.reader = $1 order by q.since, q.dossier, q.partition""";

    private final String reader;

    QuarantineTable(String reader) {
        this.reader = reader;
    }

    /** Those of the dossiers that are parked; their rows are locked. */
    Uni<Set<Parked>> parked(SqlConnection tx, Collection<String> dossiers) {
        return tx.preparedQuery(PARKED)
                .execute(Tuple.of(reader, dossiers.toArray(String[]::new)))
                .map(rows -> rows.stream().map(QuarantineTable::parked).collect(Collectors.toSet()));
    }

    /** Where the dossier is parked, in ascending order. */
    Uni<List<Parked>> places(SqlClient client, String dossier) {
        return client.preparedQuery(PARTITIONS)
                .execute(Tuple.of(reader, dossier))
                .map(rows -> rows.stream().map(QuarantineTable::parked).toList());
    }

    Uni<Void> park(SqlConnection tx, Parked dossier, String cause) {
        return tx.preparedQuery(PARK).execute(key(dossier).addValue(cause)).replaceWithVoid();
    }

    Uni<Void> queue(SqlConnection tx, List<PlacedRecord> records) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(QUEUE)
                .execute(Tuple.tuple()
                        .addValue(reader)
                        .addValue(texts(records, r -> r.record().dossier()))
                        .addValue(
                                records.stream().map(r -> (short) r.partition()).toArray(Short[]::new))
                        .addValue(records.stream().map(PlacedRecord::offset).toArray(Long[]::new))
                        .addValue(records.stream()
                                .map(r -> r.recordedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addValue(texts(records, r -> r.record().id()))
                        .addValue(texts(records, r -> RecordText.write(r.record()))))
                .replaceWithVoid();
    }

    Uni<Optional<PlacedRecord>> first(SqlConnection tx, Parked dossier) {
        return tx.preparedQuery(FIRST).execute(key(dossier)).map(QuarantineTable::onlyRecord);
    }

    /** Takes the event out of the dossier's queue, if it is there. */
    Uni<Optional<PlacedRecord>> remove(SqlConnection tx, Parked dossier, String event) {
        return tx.preparedQuery(REMOVE).execute(key(dossier).addValue(event)).map(QuarantineTable::onlyRecord);
    }

    /**
     * Frees the dossier if nothing waits any more; the partition's position must be locked.
     *
     * @return whether it is free now
     */
    Uni<Boolean> freeIfEmpty(SqlConnection tx, Parked dossier) {
        return tx.preparedQuery(FREE).execute(key(dossier)).map(rows -> rows.rowCount() > 0);
    }

    /** Why the record at this offset still fails; says nothing of a dossier that has another at its head by now. */
    Uni<Void> cause(SqlConnection tx, Parked dossier, long offset, String cause) {
        return tx.preparedQuery(CAUSE)
                .execute(key(dossier).addValue(cause).addValue(offset))
                .replaceWithVoid();
    }

    /** A record of the dossier is gone: what waits behind it is to be tried again. */
    Uni<Void> release(SqlConnection tx, Parked dossier) {
        return tx.preparedQuery(RELEASE).execute(key(dossier)).replaceWithVoid();
    }

    /** Those in the partitions that are to be tried again. */
    Uni<List<Parked>> released(SqlClient client, Collection<Integer> partitions) {
        var numbers = partitions.stream().map(Integer::shortValue).toArray(Short[]::new);
        return client.preparedQuery(RELEASED)
                .execute(Tuple.of(reader, numbers))
                .map(rows -> rows.stream().map(QuarantineTable::parked).toList());
    }

    Uni<List<ParkedDossier>> list(SqlClient client) {
        return client.preparedQuery(LIST).execute(Tuple.of(reader)).map(rows -> {
            var parked = new ArrayList<ParkedDossier>();
            rows.forEach(row -> parked.add(dossier(row)));
            return List.copyOf(parked);
        });
    }

    /** What waits of the dossier, by partition. */
    Uni<List<ParkedQueue>> queues(SqlClient client, String dossier) {
        return client.preparedQuery(QUEUES).execute(Tuple.of(reader, dossier)).map(rows -> {
            var queues = new TreeMap<Integer, ParkedQueue>();
            rows.forEach(row -> queues.computeIfAbsent(row.getShort("partition").intValue(), at -> queue(at, row))
                    .waiting()
                    .add(placed(row, 3)));
            return List.copyOf(queues.values());
        });
    }

    private static ParkedQueue queue(int partition, Row row) {
        return new ParkedQueue(
                partition,
                row.getString("cause"),
                row.getOffsetDateTime("since").toInstant(),
                new ArrayList<>());
    }

    String reader() {
        return reader;
    }

    private Tuple key(Parked dossier) {
        return Tuple.tuple().addValue(reader).addValue(dossier.dossier()).addValue((short) dossier.partition());
    }

    private static Parked parked(Row row) {
        return new Parked(row.getString(0), row.getShort(1));
    }

    private static Optional<PlacedRecord> onlyRecord(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(placed(row.next(), 0)) : Optional.empty();
    }

    /** @param from where record, offset and recorded time begin */
    private static PlacedRecord placed(Row row, int from) {
        return new PlacedRecord(
                RecordText.read(row.getString(from)),
                row.getLong(from + 1),
                row.getOffsetDateTime(from + 2).toInstant());
    }

    private static ParkedDossier dossier(Row row) {
        return new ParkedDossier(
                row.getString(0),
                row.getShort(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4).intValue(),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant());
    }

    private static String[] texts(List<PlacedRecord> records, Function<PlacedRecord, String> value) {
        return records.stream().map(value).toArray(String[]::new);
    }
}

package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.reporting.report.AsKnown.At;
import vn.lienthong.reporting.report.AsKnown.Before;
import vn.lienthong.reporting.report.AsKnown.Now;
import vn.lienthong.reporting.report.Report06a.Completeness;
import vn.lienthong.service.problem.ProblemException;

/** How far the log has been read, and what is still missing from it. */
@Singleton
public class LogStanding {
    private static final String POSITIONS = "select partition, next_offset from read_position";
    /**
     * The recorded time never falls along a partition: where it passes the one asked for is found by halving what may lie
     * on either side, some thirty looks at the primary key for each partition, whatever the length of the log.
     */
    private static final String POSITIONS_AT = """
            with recursive search as (
                select partition, 0::bigint as known_below, next_offset as unknown_from
                from read_position
                union all
                select s.partition, case when f.known then f.log_offset + 1 else s.known_below end,
                    case when f.known then s.unknown_from else (s.known_below + s.unknown_from) / 2 end
                from search s left join lateral (
                    select log_offset, recorded_at <= $1 as known from fact
                    where partition = s.partition and log_offset >= (s.known_below + s.unknown_from) / 2
                        and log_offset < s.unknown_from
                    order by log_offset limit 1) f on true
                where s.known_below < s.unknown_from)
            select partition, max(known_below) as next_offset from search group by partition having max(known_below) > 0
            """;

    private static final String COMPLETE = """
            select u.source, case when count(c.up_to) = $2 then min(c.up_to) end as up_to
            from (select distinct source from source_unit where unit = any($1)) u
            left join source_complete c on c.source = u.source
            group by u.source order by u.source
            """;
    /** Of one that passed to other units, in the reports of all of them: in which one depends on the end of the report. */
    private static final String COUNTS = "(d.resolving_unit = any($1) or d.passed_at is not null and d.units && $1)";

    private static final String PENDING =
            "select coalesce(sum(pending), 0) from dossier d where " + COUNTS + " and pending > 0";
    private static final String QUARANTINED = """
            select count(*) from quarantine_record q left join dossier d on d.code = q.dossier
            where q.reader = 'reporting' and (d.resolving_unit is null or %s)
            """.formatted(COUNTS);

    private static final String WAITING = """
            select e.partition, e.log_offset from (
                select r.log_recorded_at as recorded_at, r.log_offset, q.partition
                from quarantine_record r join quarantine q using (reader, dossier, partition) where reader = 'reporting') e
            where %s order by 1, 2
            """;

    /** The next offset of each partition that the answer stands on; 503 where it has not been read that far. */
    public Uni<Map<Integer, Long>> position(SqlConnection tx, AsKnown known) {
        return switch (known) {
            case Now _ -> tx.preparedQuery(POSITIONS).execute().map(LogStanding::positions);
            case At at ->
                tx.preparedQuery(POSITIONS_AT)
                        .execute(Tuple.of(at.recordedUpTo().atOffset(ZoneOffset.UTC)))
                        .map(LogStanding::positions);
            case Before before ->
                tx.preparedQuery(POSITIONS).execute().map(rows -> requireRead(before, positions(rows)));
        };
    }

    /** What has not been read yet cannot be answered as it will be once it is. */
    private static Map<Integer, Long> requireRead(Before before, Map<Integer, Long> read) {
        before.nextOffsets().forEach((partition, next) -> {
            var here = read.getOrDefault(partition, 0L);
            if (next > here)
                throw ProblemException.of(503, "position-not-read", partition, next, here)
                        .retryAfter(Duration.ofSeconds(1));
        });
        return new TreeMap<>(before.nextOffsets());
    }

    private static Map<Integer, Long> positions(RowSet<Row> rows) {
        var positions = new TreeMap<Integer, Long>();
        for (var row : rows) positions.put(row.getShort(0).intValue(), row.getLong(1));
        return positions;
    }

    /** What every source that received dossiers for these units says of its completeness, in every partition. */
    Uni<List<Completeness>> completeness(SqlConnection tx, String[] units) {
        return tx.preparedQuery(COMPLETE)
                .execute(Tuple.of(units, Shards.STANDARD.count()))
                .map(rows -> {
                    var sources = new ArrayList<Completeness>();
                    for (var row : rows) sources.add(new Completeness(row.getString(0), upTo(row)));
                    return sources;
                });
    }

    private static Instant upTo(Row row) {
        var upTo = row.getOffsetDateTime(1);
        return upTo == null ? null : upTo.toInstant();
    }

    Uni<Long> pending(SqlConnection tx, String[] units) {
        return count(tx, PENDING, units);
    }

    /** Those of dossiers whose unit is not known yet count everywhere. */
    Uni<Long> quarantined(SqlConnection tx, String[] units) {
        return count(tx, QUARANTINED, units);
    }

    /**
     * Whether a record that belongs to the part of the log asked for has not been applied. At which unit it will count
     * nobody knows before it is: it may move a dossier from one to another.
     */
    public Uni<Boolean> waiting(SqlConnection tx, AsKnown known) {
        return waitingRecords(tx, known).map(records -> !records.isEmpty());
    }

    /** The offsets of these records, by partition. */
    public Uni<Map<Integer, List<Long>>> waitingRecords(SqlConnection tx, AsKnown known) {
        var condition = KnownCondition.of(known, 1);
        return tx.preparedQuery(WAITING.formatted(condition.sql()))
                .execute(Tuple.from(condition.values()))
                .map(rows -> {
                    var waiting = new TreeMap<Integer, List<Long>>();
                    for (var row : rows)
                        waiting.computeIfAbsent(row.getShort(0).intValue(), _ -> new ArrayList<>())
                                .add(row.getLong(1));
                    return waiting;
                });
    }

    private static Uni<Long> count(SqlConnection tx, String query, String[] units) {
        return tx.preparedQuery(query)
                .execute(Tuple.of((Object) units))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}

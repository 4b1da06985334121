package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.reporting.projection.FactTable;
import vn.lienthong.reporting.report.Snapshot;

/**
 * What the log brought about the dossiers a unit has to do with, partition by partition, from a cursor on: in the order in
 * which it was applied here, so that what a quarantine kept back comes too.
 */
@Singleton
public class Changes {
    private static final int MOST = 500;

    private static final String QUERY = """
            select f.* from unnest($1::smallint[], $2::bigint[]) as seen(partition, next)
            cross join lateral (
                select fact.* from fact join dossier on dossier.code = fact.dossier
                where fact.partition = seen.partition and fact.applied >= seen.next
                  and $3 = any(dossier.units)
                order by fact.applied limit $4) f
            order by f.partition, f.applied limit $4
            """;

    private static final String ENDS = """
            select partition, last.applied + 1 from read_position p
            cross join lateral (select max(applied) as applied from fact where fact.partition = p.partition) last
            where last.applied is not null
            """;

    private static final String SET = "select replace(current_schema(), 'views_', '')::int";

    private static final String FOLLOWED =
            "select count(*)::int from replay where id = $1 and state in ('READY', 'LIVE', 'FORMER')";

    /** Of each partition the first fact here that stands there behind what was read; no row where all was read. */
    private static final String TRANSLATE = """
            select seen.partition, min(here.applied)
            from unnest($1::smallint[], $2::bigint[]) as seen(partition, next)
            join views_%d.fact there on there.partition = seen.partition and there.applied >= seen.next
            join fact here on here.partition = there.partition and here.log_offset = there.log_offset
            group by seen.partition
            """;

    private final Snapshot snapshot;

    Changes(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A change with the cursor that goes on behind it. */
    public record Change(String cursor, HistoryLine event) {}

    /** @param next the cursor that goes on behind all that was looked at, also where nothing was found */
    public record Found(List<Change> changes, FeedCursor next) {}

    private record Line(long applied, HistoryLine event) {}

    public Uni<Found> after(FeedCursor cursor, String unit) {
        return snapshot.read(tx -> ends(tx).chain(ends -> inTheseViews(tx, cursor, ends)
                .chain(from -> lines(tx, from.within(ends), unit).map(lines -> found(from, ends, lines)))));
    }

    /**
     * Where to go on in the views that were entered: in front of the first fact that the reader has not seen, or from the
     * beginning where those he read are gone. So he may see an event again but misses none.
     */
    private static Uni<FeedCursor> inTheseViews(SqlConnection tx, FeedCursor cursor, Map<Integer, Long> ends) {
        return tx.query(SET)
                .execute()
                .map(Changes::number)
                .chain(set -> set == cursor.set() ? Uni.createFrom().item(cursor) : translated(tx, cursor, set, ends));
    }

    private static Uni<FeedCursor> translated(SqlConnection tx, FeedCursor cursor, int set, Map<Integer, Long> ends) {
        return tx.preparedQuery(FOLLOWED)
                .execute(Tuple.of(cursor.set()))
                .map(Changes::number)
                .chain(known -> {
                    if (known == 0) return Uni.createFrom().item(new FeedCursor(set, Map.of()));
                    var from = cursor.within(ends);
                    return tx.preparedQuery(TRANSLATE.formatted(cursor.set()))
                            .execute(Tuple.of(partitions(from), from.values().toArray(Long[]::new)))
                            .map(rows -> {
                                var next = new TreeMap<>(ends);
                                rows.forEach(row -> next.put(row.getShort(0).intValue(), row.getLong(1)));
                                return new FeedCursor(set, next);
                            });
                });
    }

    private static int number(RowSet<Row> rows) {
        return rows.iterator().next().getInteger(0);
    }

    private static Short[] partitions(Map<Integer, Long> from) {
        return from.keySet().stream().map(Integer::shortValue).toArray(Short[]::new);
    }

    private static Uni<Map<Integer, Long>> ends(SqlConnection tx) {
        return tx.preparedQuery(ENDS).execute().map(rows -> {
            var ends = new TreeMap<Integer, Long>();
            rows.forEach(row -> ends.put(row.getShort(0).intValue(), row.getLong(1)));
            return ends;
        });
    }

    private static Uni<List<Line>> lines(SqlConnection tx, Map<Integer, Long> from, String unit) {
        var next = from.values().toArray(Long[]::new);
        return tx.preparedQuery(QUERY)
                .execute(Tuple.of(partitions(from), next, unit, MOST))
                .map(rows -> {
                    var lines = new ArrayList<Line>();
                    rows.forEach(
                            row -> lines.add(new Line(row.getLong("applied"), HistoryLine.of(FactTable.read(row)))));
                    return lines;
                });
    }

    private static Found found(FeedCursor from, Map<Integer, Long> ends, List<Line> lines) {
        var changes = new ArrayList<Change>();
        var reached = new TreeMap<>(from.within(ends));
        for (var line : lines) {
            // partitions before this one have been looked at to their end
            ends.forEach((partition, end) -> {
                if (partition < line.event().partition()) reached.merge(partition, end, Math::max);
            });
            reached.put(line.event().partition(), line.applied() + 1);
            changes.add(new Change(new FeedCursor(from.set(), Map.copyOf(reached)).toString(), line.event()));
        }
        var complete = lines.size() < MOST;
        return new Found(changes, new FeedCursor(from.set(), complete ? ends : Map.copyOf(reached)));
    }
}

package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.reporting.projection.FactTable;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.LogStanding;
import vn.lienthong.reporting.report.Snapshot;

/** What the log brought about the dossiers a unit has to do with, partition by partition, from a cursor on. */
@Singleton
public class Changes {
    private static final int MOST = 500;

    private static final String QUERY = """
            select f.* from unnest($1::smallint[], $2::bigint[]) as seen(partition, next_offset)
            cross join lateral (
                select fact.* from fact join dossier on dossier.code = fact.dossier
                where fact.partition = seen.partition and fact.log_offset >= seen.next_offset
                  and $3 = any(dossier.units)
                order by fact.log_offset limit $4) f
            order by f.partition, f.log_offset limit $4
            """;

    private final Snapshot snapshot;
    private final LogStanding log;

    Changes(Snapshot snapshot, LogStanding log) {
        this.snapshot = snapshot;
        this.log = log;
    }

    /** A change with the cursor that goes on behind it. */
    public record Change(String cursor, HistoryLine event) {}

    /** @param next the cursor that goes on behind all that was looked at, also where nothing was found */
    public record Found(List<Change> changes, FeedCursor next) {}

    public Uni<Found> after(FeedCursor cursor, String unit) {
        return snapshot.read(tx -> log.position(tx, new AsKnown.Now())
                .chain(ends -> lines(tx, cursor.within(ends), unit).map(lines -> found(cursor, ends, lines))));
    }

    private static Uni<List<HistoryLine>> lines(SqlConnection tx, Map<Integer, Long> from, String unit) {
        var partitions = from.keySet().stream().map(Integer::shortValue).toArray(Short[]::new);
        var offsets = from.values().toArray(Long[]::new);
        return tx.preparedQuery(QUERY)
                .execute(Tuple.of(partitions, offsets, unit, MOST))
                .map(rows -> {
                    var lines = new ArrayList<HistoryLine>();
                    rows.forEach(row -> lines.add(HistoryLine.of(FactTable.read(row))));
                    return lines;
                });
    }

    private static Found found(FeedCursor from, Map<Integer, Long> ends, List<HistoryLine> lines) {
        var changes = new ArrayList<Change>();
        var reached = new TreeMap<>(from.within(ends));
        for (var line : lines) {
            // partitions before this one have been looked at to their end
            ends.forEach((partition, end) -> {
                if (partition < line.partition()) reached.merge(partition, end, Math::max);
            });
            reached.put(line.partition(), line.offset() + 1);
            changes.add(new Change(new FeedCursor(Map.copyOf(reached)).toString(), line));
        }
        var complete = lines.size() < MOST;
        return new Found(changes, new FeedCursor(complete ? ends : Map.copyOf(reached)));
    }
}

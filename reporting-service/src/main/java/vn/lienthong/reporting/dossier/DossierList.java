package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.LogStanding;
import vn.lienthong.reporting.report.Snapshot;

/** Pages of the table of dossiers. */
@Singleton
public class DossierList {
    private final Snapshot snapshot;
    private final LogStanding log;
    private final DossierLines lines;

    DossierList(Snapshot snapshot, LogStanding log, DossierLines lines) {
        this.snapshot = snapshot;
        this.log = log;
        this.lines = lines;
    }

    /**
     * @param total of all pages
     * @param next the cursor of the next page, or {@code null} on the last
     */
    public record Page(List<DossierLine> dossiers, long total, String next, Map<Integer, Long> logPosition) {}

    /** A row with its place in the order. */
    private record Placed(DossierLine line, Cursor cursor) {}

    public Uni<Page> page(
            DossierFilter filter, Sort sort, Optional<Cursor> after, int limit, Instant now, boolean english) {
        return snapshot.read(tx -> Uni.combine()
                .all()
                .unis(
                        rows(tx, Conditions.of(filter, now).behind(sort, after), sort, limit + 1),
                        total(tx, Conditions.of(filter, now)),
                        log.position(tx, new AsKnown.Now()))
                .with((rows, total, position) -> page(placed(rows, now, english), total, limit, position)));
    }

    private static Page page(List<Placed> found, long total, int limit, Map<Integer, Long> position) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().cursor().toString() : null;
        return new Page(shown.stream().map(Placed::line).toList(), total, next, position);
    }

    private static Uni<RowSet<Row>> rows(SqlConnection tx, Conditions conditions, Sort sort, int limit) {
        var sql = "select *, " + sort.key() + "::text as sort_key from dossier where " + conditions.sql() + " order by "
                + sort.key() + ", code limit " + limit;
        return tx.preparedQuery(sql).execute(conditions.tuple());
    }

    private static Uni<Long> total(SqlConnection tx, Conditions conditions) {
        return tx.preparedQuery("select count(*) from dossier where " + conditions.sql())
                .execute(conditions.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private List<Placed> placed(RowSet<Row> rows, Instant now, boolean english) {
        var placed = new ArrayList<Placed>();
        for (var row : rows) {
            var line = lines.read(row, now, english);
            placed.add(new Placed(line, new Cursor(row.getString("sort_key"), line.code())));
        }
        return placed;
    }
}

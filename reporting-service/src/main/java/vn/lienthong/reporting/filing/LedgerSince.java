package vn.lienthong.reporting.filing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.filing.Difference.Change;
import vn.lienthong.reporting.filing.Difference.Event;
import vn.lienthong.reporting.filing.Difference.Line;
import vn.lienthong.reporting.projection.FactTable;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.CellDossiers.Cell;
import vn.lienthong.reporting.report.KnownCondition;
import vn.lienthong.reporting.report.Query06a;

/** What the ledger was told of a report between two positions of the log. */
@Singleton
public class LedgerSince {
    private static final String QUERY = """
            select e.dossier as of_dossier, e.business_day, e.unit as of_unit, e.from_account, e.to_account, e.amount, fact.*
            from ledger_entry e join fact on fact.partition = e.partition and fact.log_offset = e.log_offset
            where e.unit = any($1) and e.business_day <= $2 and coalesce(e.since, e.business_day) <= $2
                and e.counted_by <> $3 and not (%s) and (%s)
            order by fact.recorded_at, fact.partition, fact.log_offset, e.business_day, e.amount, e.to_account
            """;

    /** The facts behind the position {@code from} and before {@code to} that moved a figure. */
    Uni<List<Change>> changes(SqlConnection tx, Query06a query, Map<Integer, Long> from, AsKnown.Before to) {
        var values = new ArrayList<Object>(
                List.of(query.scope().units(), query.period().to(), query.leftOut()));
        var before = KnownCondition.of(new AsKnown.Before(from), values.size() + 1);
        values.addAll(before.values());
        var known = KnownCondition.of(to, values.size() + 1);
        values.addAll(known.values());
        return tx.preparedQuery(QUERY.formatted(before.sql(), known.sql()))
                .execute(Tuple.tuple(values))
                .map(rows -> changes(rows, query.period().from()));
    }

    private static List<Change> changes(RowSet<Row> rows, LocalDate from) {
        var lines = new LinkedHashMap<Event, List<Line>>();
        for (var row : rows)
            lines.computeIfAbsent(event(row), _ -> new ArrayList<>()).add(line(row));
        return lines.entrySet().stream()
                .map(change -> new Change(change.getKey(), change.getValue(), moved(change.getValue(), from)))
                .filter(change -> !change.moved().isEmpty())
                .toList();
    }

    private static Event event(Row row) {
        var fact = FactTable.read(row);
        return new Event(fact.id(), FactTable.type(row), fact.dossier(), fact.time(), fact.recordedAt());
    }

    private static Line line(Row row) {
        return new Line(
                row.getString("of_dossier"),
                row.getLocalDate("business_day"),
                row.getString("of_unit"),
                Account.numbered(row.getShort("from_account")),
                Account.numbered(row.getShort("to_account")),
                row.getShort("amount"));
    }

    private static Map<String, Long> moved(List<Line> lines, LocalDate from) {
        var moved = new TreeMap<String, Long>();
        for (var name : Cell.names()) {
            var cell = Cell.named(name);
            var by = lines.stream()
                    .mapToLong(line -> line.amount() * cell.moved(line.businessDay(), from, line.from(), line.to()))
                    .sum();
            if (by != 0) moved.put(name, by);
        }
        return moved;
    }
}

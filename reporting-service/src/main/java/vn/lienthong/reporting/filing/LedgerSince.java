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
import java.util.Objects;
import java.util.TreeMap;
import vn.lienthong.contracts.value.Edition;
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
    /** A record that waited when the first was told is news, wherever it stands, unless it waits in the other still. */
    private static final String QUERY = """
            select e.dossier as of_dossier, e.business_day, e.unit as of_unit, e.from_account, e.to_account, e.amount, fact.*
            from ledger_entry e
            join fact on fact.partition = e.partition and fact.log_offset = coalesce(e.cause_offset, e.log_offset)
            where e.unit = any($1) and e.business_day <= $2 and coalesce(e.since, e.business_day) <= $2
                and e.counted_by <> $3 and (not (%1$s) or (fact.partition, fact.log_offset) in (%2$s))
                and %3$s and (fact.partition, fact.log_offset) not in (%4$s)
            order by fact.recorded_at, fact.partition, fact.log_offset, e.business_day, e.amount, e.to_account
            """;

    /**
     * What is known.
     *
     * @param waiting by partition, the offsets of records before that position that are not
     */
    record Told(AsKnown.Before position, Map<Integer, List<Long>> waiting) {
        static Told of(Edition edition) {
            return new Told(
                    new AsKnown.Before(edition.logPosition()), Objects.requireNonNullElse(edition.waiting(), Map.of()));
        }
    }

    /** The facts that {@code to} knows and {@code from} does not, and that moved a figure. */
    Uni<List<Change>> changes(SqlConnection tx, Query06a query, Told from, Told to) {
        var values = new ArrayList<Object>(
                List.of(query.scope().units(), query.period().to(), query.leftOut()));
        var sql = QUERY.formatted(before(from, values), waiting(from, values), before(to, values), waiting(to, values));
        return tx.preparedQuery(sql)
                .execute(Tuple.tuple(values))
                .map(rows -> changes(rows, query.period().from()));
    }

    private static String before(Told told, List<Object> values) {
        var condition = KnownCondition.of(told.position(), values.size() + 1);
        values.addAll(condition.values());
        return condition.sql();
    }

    private static String waiting(Told told, List<Object> values) {
        var partitions = new ArrayList<Short>();
        var offsets = new ArrayList<Long>();
        told.waiting()
                .forEach((partition, records) -> records.forEach(offset -> {
                    partitions.add(partition.shortValue());
                    offsets.add(offset);
                }));
        values.add(partitions.toArray(Short[]::new));
        values.add(offsets.toArray(Long[]::new));
        return "select * from unnest($%d::smallint[], $%d::bigint[])".formatted(values.size() - 1, values.size());
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

package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.value.Edition;

/** The filed editions of reports: written once with the fact that files them, and never changed. */
@Singleton
public class EditionTable {
    private static final String INSERT = """
            insert into filing (id, report_key, edition, form, unit, from_day, to_day, breakdown, due_basis, stands_on,
                    restates, log_position, waiting, rules, checksum, report, filed_at, filed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;
    private static final String OF_SERIES = """
            select * from filing where unit = $1 and due_basis = $2
            order by to_day, from_day, edition desc
            """;
    private static final String OF_UNITS =
            "select * from filing where unit = any($1) order by to_day, from_day, report_key, edition desc";
    private static final String AROUND = """
            select * from filing where unit = $1 and due_basis = $2 and (to_day = $3 or from_day = $4 and to_day = $5)
            order by edition desc
            """;

    public Uni<Void> store(SqlConnection tx, StoredEdition stored) {
        var edition = stored.edition();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(edition.id())
                        .addString(stored.report())
                        .addInteger(stored.number())
                        .addString(edition.form())
                        .addString(edition.unit())
                        .addLocalDate(edition.from())
                        .addLocalDate(edition.to())
                        .addString(edition.by())
                        .addString(edition.dueBasis())
                        .addString(edition.standsOn())
                        .addString(stored.restates())
                        .addString(positionText(edition.logPosition()))
                        .addString(waitingText(edition.waiting()))
                        .addString(edition.rules())
                        .addString(edition.checksum())
                        .addString(edition.report())
                        .addOffsetDateTime(stored.filedAt().atOffset(ZoneOffset.UTC))
                        .addString(stored.filedBy()))
                .replaceWithVoid();
    }

    public Uni<Optional<StoredEdition>> byId(SqlConnection tx, String id) {
        return tx.preparedQuery("select * from filing where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** Every edition of the reports of these units, by their days, the newest edition of each first. */
    public Uni<List<StoredEdition>> ofUnits(SqlConnection tx, List<Unit> units) {
        return tx.preparedQuery(OF_UNITS)
                .execute(Tuple.of(units.stream().map(Unit::key).toArray(String[]::new)))
                .map(EditionTable::read);
    }

    /** The editions of a series that are in force, by their days. */
    public Uni<List<StoredEdition>> inForce(SqlConnection tx, Series series) {
        return tx.preparedQuery(OF_SERIES)
                .execute(Tuple.of(series.unit(), series.dueBasis()))
                .map(rows -> newest(read(rows), new AsKnown.Now()));
    }

    /** Those that were in force, as far as was known, of this very period and of those that end on the day before it. */
    Uni<List<StoredEdition>> around(SqlConnection tx, Query06a query) {
        var series = Series.of(query);
        var period = query.period();
        return tx.preparedQuery(AROUND)
                .execute(Tuple.of(series.unit(), series.dueBasis(), period.dayBefore(), period.from(), period.to()))
                .map(rows -> newest(read(rows), query.known()));
    }

    private static List<StoredEdition> newest(List<StoredEdition> editions, AsKnown known) {
        var seen = new HashSet<String>();
        return editions.stream()
                .filter(edition -> isKnown(edition, known))
                .filter(edition -> seen.add(edition.report()))
                .toList();
    }

    private static boolean isKnown(StoredEdition edition, AsKnown known) {
        return switch (known) {
            case AsKnown.Now _ -> true;
            case AsKnown.At at -> !edition.filedAt().isAfter(at.filedUpTo());
            case AsKnown.Before before ->
                edition.edition().logPosition().entrySet().stream()
                        .allMatch(next -> before.nextOffsets().getOrDefault(next.getKey(), 0L) >= next.getValue());
        };
    }

    private static List<StoredEdition> read(RowSet<Row> rows) {
        var editions = new ArrayList<StoredEdition>();
        for (var row : rows) editions.add(read(row));
        return editions;
    }

    private static StoredEdition read(Row row) {
        var edition = new Edition(
                row.getString("id"),
                row.getString("form"),
                row.getString("unit"),
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"),
                row.getString("breakdown"),
                row.getString("due_basis"),
                row.getString("stands_on"),
                position(row.getString("log_position")),
                waiting(row.getString("waiting")),
                row.getString("rules"),
                row.getString("checksum"),
                row.getString("report"));
        return new StoredEdition(
                edition,
                row.getInteger("edition"),
                row.getString("restates"),
                row.getOffsetDateTime("filed_at").toInstant(),
                row.getString("filed_by"));
    }

    private static String positionText(Map<Integer, Long> position) {
        return position.entrySet().stream()
                .map(next -> "\"" + next.getKey() + "\":" + next.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String waitingText(Map<Integer, List<Long>> waiting) {
        var text = new JsonObject();
        if (waiting != null)
            waiting.forEach((partition, offsets) -> text.put(String.valueOf(partition), new JsonArray(offsets)));
        return text.encode();
    }

    private static Map<Integer, List<Long>> waiting(String text) {
        var waiting = new TreeMap<Integer, List<Long>>();
        new JsonObject(text)
                .forEach(each -> waiting.put(
                        Integer.valueOf(each.getKey()),
                        ((JsonArray) each.getValue())
                                .stream()
                                        .map(offset -> ((Number) offset).longValue())
                                        .toList()));
        return waiting.isEmpty() ? null : waiting;
    }

    private static Map<Integer, Long> position(String text) {
        var position = new TreeMap<Integer, Long>();
        new JsonObject(text)
                .forEach(next -> position.put(Integer.valueOf(next.getKey()), ((Number) next.getValue()).longValue()));
        return position;
    }
}

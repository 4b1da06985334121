package vn.lienthong.reporting.replay;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every row of a partition's live views against the rebuilt one, in one state of the database. What came to the views
 * when, the column {@code applied}, is no statement of theirs and left out.
 */
@Singleton
class ComparesViews {
    /** More of a partition's table are counted and not listed. */
    private static final int MOST_LISTED = 200;

    private static final String COLUMNS = """
            select a.attname, coalesce(a.attnum = any(c.conkey), c.conkey is null) as key,
                case when c.conkey is null and not a.attnotnull
                    then format('coalesce(%1$I, -1) as %1$I', a.attname) else a.attname end as value
            from pg_attribute a
            left join pg_constraint c on c.conrelid = a.attrelid and c.contype = 'p'
            where a.attrelid = ('views_' || (select view_set from live_set) || '.' || ?)::regclass and a.attnum > 0
              and not a.attisdropped and a.attname <> 'applied'
            order by a.attnum""";

    private static final String COUNT =
            "update replay set rows_compared = rows_compared + ?, differences = differences + ? where id = ?";

    private static final String STORE = """
            insert into replay_difference (replay, view, dossier, row_key, field, live, rebuilt, events)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final ExplainsRow explains;

    ComparesViews(ExplainsRow explains) {
        this.explains = explains;
    }

    /** The tables that hold sums over all dossiers. */
    private static boolean isSum(String table) {
        return switch (table) {
            case "fact", "dossier", "ledger_entry" -> false;
            default -> true;
        };
    }

    /** What one table of one partition, or a part of the views, came to. */
    record Found(long rows, long differing, List<Difference> differences) {
        private Found and(Found other) {
            var both = new ArrayList<>(differences);
            both.addAll(other.differences);
            return new Found(rows + other.rows, differing + other.differing, both);
        }
    }

    /** The views of a part, which stand at this transaction's state of the live ones. */
    Found findOfPart(Connection tx, Replay replay, int partition) throws SQLException {
        var found = new Found(0, 0, List.of());
        for (var table : tables(tx))
            if (replay.scope().hasEveryDossier() || !isSum(table))
                found = found.and(find(tx, replay, table, partition));
        return found;
    }

    static List<String> tables(Connection tx) throws SQLException {
        var names = new ArrayList<String>();
        try (var select = tx.prepareStatement("select name from view_tables()");
                var rows = select.executeQuery()) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    /** Changes nothing. */
    Found find(Connection tx, Replay replay, String table, int partition) throws SQLException {
        return new Comparison(tx, replay, table, partition).find();
    }

    /** Writes down what was found, for all who ask. */
    void store(Connection tx, Replay replay, Found found) throws SQLException {
        Transactions.call(tx, COUNT, found.rows(), found.differing(), replay.id());
        storeDifferences(tx, replay, found);
    }

    void storeDifferences(Connection tx, Replay replay, Found found) throws SQLException {
        for (var difference : found.differences())
            Transactions.call(
                    tx,
                    STORE,
                    replay.id(),
                    difference.view(),
                    difference.dossier(),
                    difference.row(),
                    difference.field(),
                    difference.live(),
                    difference.rebuilt(),
                    tx.createArrayOf("text", difference.events().toArray()));
    }

    /** One table of one partition. */
    private final class Comparison {
        private final Connection tx;
        private final Replay replay;
        private final String table;
        private final int partition;
        private final long live;
        private final List<String> keys = new ArrayList<>();
        /** So that nothing equals nothing in a row without key. */
        private final List<String> keyValues = new ArrayList<>();

        private final List<String> others = new ArrayList<>();

        Comparison(Connection tx, Replay replay, String table, int partition) throws SQLException {
            this.tx = tx;
            this.replay = replay;
            this.table = table;
            this.partition = partition;
            this.live = Transactions.number(tx, "select view_set from live_set");
            readColumns();
        }

        private void readColumns() throws SQLException {
            try (var select = tx.prepareStatement(COLUMNS)) {
                select.setString(1, table);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        (rows.getBoolean(2) ? keys : others).add(rows.getString(1));
                        if (rows.getBoolean(2)) keyValues.add(rows.getString(3));
                    }
                }
            }
            if (others.isEmpty()) others.add("copies");
        }

        Found find() throws SQLException {
            var sql = "select count(l." + keys.getFirst() + "), count(*) filter (where " + differs() + ") from "
                    + pairs();
            try (var select = tx.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                rows.next();
                var differing = rows.getLong(2);
                return new Found(rows.getLong(1), differing, differing == 0 ? List.of() : list());
            }
        }

        private List<Difference> list() throws SQLException {
            var found = new ArrayList<Difference>();
            for (var difference : unexplained()) found.add(explains.explained(tx, replay.id(), partition, difference));
            return found;
        }

        private List<Difference> unexplained() throws SQLException {
            var sql = "select to_jsonb(l.*), to_jsonb(r.*) from " + pairs() + " where " + differs() + " limit "
                    + MOST_LISTED;
            var found = new ArrayList<Difference>();
            try (var select = tx.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                while (rows.next())
                    found.addAll(DifferingRow.of(table, keys, rows.getString(1), rows.getString(2))
                            .differences());
            }
            return found;
        }

        private String pairs() {
            return rows("views_" + live) + " l full join " + rows("views_" + replay.id()) + " r using ("
                    + String.join(", ", keys) + ")";
        }

        /** Rows of a table without key count as often as they stand there. */
        private String rows(String schema) {
            var from = " from " + schema + "." + table + " where partition = " + partition + onlyOf(schema);
            var columns = String.join(", ", keys);
            return others.getFirst().equals("copies")
                    ? "(select " + String.join(", ", keyValues) + ", count(*) as copies" + from + " group by " + columns
                            + ")"
                    : "(select " + columns + ", " + String.join(", ", others) + from + ")";
        }

        private String onlyOf(String schema) {
            if (replay.scope().hasEveryDossier()) return "";
            var code = table.equals("dossier") ? "code" : "dossier";
            return " and " + code + " in (select code from views_" + replay.id() + ".dossier)";
        }

        private String differs() {
            return "l." + keys.getFirst() + " is null or r." + keys.getFirst() + " is null or " + row("l")
                    + " is distinct from " + row("r");
        }

        private String row(String side) {
            return others.stream().map(column -> side + "." + column).collect(joining(", ", "row(", ")"));
        }
    }
}

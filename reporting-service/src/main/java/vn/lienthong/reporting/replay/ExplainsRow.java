package vn.lienthong.reporting.replay;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.projection.DueSoonDates;
import vn.lienthong.reporting.projection.FieldHistory;
import vn.lienthong.reporting.projection.LoadedFacts;

/** Names the facts that a value follows from, by what the log says: from the rebuilt views. */
@Singleton
class ExplainsRow {
    private static final Owner[] OWNERS = Owner.values();

    private static final String AT = "select owner, position from views_%d.fact where partition = ? and log_offset = ?";

    private static final String CHILDREN = "select children from views_%d.dossier where code = ?";

    /** The last facts that moved the sum: of the unit, within the span. */
    private static final String OF_SUM = """
            select f.owner, f.position from (
                select distinct l.log_offset from views_%d.ledger_entry l
                where l.unit = ? and l.partition = ? and l.business_day >= ?::date and l.business_day < ?::date
                    + (array[interval '1 year', interval '1 month', interval '1 day'])[? + 1]
                order by l.log_offset desc limit ?) e
            join views_%1$d.fact f on f.partition = ? and f.log_offset = e.log_offset order by e.log_offset""";

    private final DueSoonDates dueSoon;

    ExplainsRow(DueSoonDates dueSoon) {
        this.dueSoon = dueSoon;
    }

    Difference explained(Connection tx, int set, int partition, Difference difference) throws SQLException {
        var events =
                switch (difference.view()) {
                    case "dossier" -> ofField(tx, set, difference);
                    case "fact", "ledger_entry" ->
                        at(tx, set, partition, Long.parseLong(key(difference, "log_offset")));
                    case "unit_balance", "channel_balance", "detail_balance" -> ofSum(tx, set, partition, difference);
                    default -> List.<String>of();
                };
        var last = events.subList(Math.max(0, events.size() - Difference.MOST_EVENTS), events.size());
        return new Difference(
                difference.view(),
                difference.dossier(),
                difference.row(),
                difference.field(),
                difference.live(),
                difference.rebuilt(),
                last);
    }

    private List<String> ofField(Connection tx, int set, Difference difference) throws SQLException {
        var facts = LoadedFacts.of(tx, "views_" + set, difference.dossier());
        if (difference.field() == null)
            return facts.stream().map(fact -> fact.id()).toList();
        var histories =
                FieldHistory.of(difference.dossier(), facts, new TreeSet<>(children(tx, set, difference)), dueSoon);
        return histories.getOrDefault(difference.field(), List.of());
    }

    private static List<String> children(Connection tx, int set, Difference difference) throws SQLException {
        try (var select = tx.prepareStatement(CHILDREN.formatted(set))) {
            select.setString(1, difference.dossier());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Arrays.asList((String[]) rows.getArray(1).getArray()) : List.of();
            }
        }
    }

    private static List<String> at(Connection tx, int set, int partition, long offset) throws SQLException {
        try (var select = tx.prepareStatement(AT.formatted(set))) {
            select.setInt(1, partition);
            select.setLong(2, offset);
            return ids(select, partition);
        }
    }

    private static List<String> ofSum(Connection tx, int set, int partition, Difference difference)
            throws SQLException {
        try (var select = tx.prepareStatement(OF_SUM.formatted(set))) {
            select.setString(1, key(difference, "unit"));
            select.setInt(2, partition);
            select.setString(3, key(difference, "start"));
            select.setString(4, key(difference, "start"));
            select.setInt(5, Integer.parseInt(key(difference, "grain")));
            select.setInt(6, Difference.MOST_EVENTS);
            select.setInt(7, partition);
            return ids(select, partition);
        }
    }

    private static List<String> ids(PreparedStatement select, int partition) throws SQLException {
        var ids = new ArrayList<String>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) ids.add(EventId.of(OWNERS[rows.getInt(1)], partition, rows.getLong(2)));
        }
        return ids;
    }

    private static String key(Difference difference, String name) {
        return Arrays.stream(difference.row().split(" "))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}

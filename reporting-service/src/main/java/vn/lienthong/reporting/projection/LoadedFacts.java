package vn.lienthong.reporting.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Owner;

/** Facts of a set of views, read over a blocking connection. */
public final class LoadedFacts {
    static final String COLUMNS =
            "f.partition, f.log_offset, f.position, f.time, f.recorded_at, f.owner, f.dossier, f.type,"
                    + " f.unit, f.actor, f.causation, f.flags, f.data";

    private static final Owner[] OWNERS = Owner.values();

    private LoadedFacts() {}

    /** Those of a dossier, in the order of the log. */
    public static List<Fact> of(Connection connection, String schema, String dossier) throws SQLException {
        var facts = new ArrayList<Fact>();
        try (var select = connection.prepareStatement(
                "select " + COLUMNS + " from " + schema + ".fact f where f.dossier = ? order by f.log_offset")) {
            select.setString(1, dossier);
            try (var rows = select.executeQuery()) {
                while (rows.next()) facts.add(read(rows));
            }
        }
        return facts;
    }

    /** A row that begins with {@link #COLUMNS}. */
    static Fact read(ResultSet row) throws SQLException {
        var owner = OWNERS[row.getInt(6)];
        var position = row.getLong(3);
        return new Fact(
                EventId.of(owner, row.getInt(1), position),
                owner,
                position,
                row.getLong(2),
                row.getString(7),
                instant(row, 4),
                instant(row, 5),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                null,
                FactTable.flags(row.getString(12)),
                EventTypes.decode(FactTable.TYPE_PREFIX + row.getString(8), row.getString(13)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

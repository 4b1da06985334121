package vn.lienthong.reporting.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code checkpoint}. */
final class CheckpointTable {
    private static final String COLUMNS = "select number, made_at, records, note from checkpoint ";

    private final Connection connection;

    CheckpointTable(Connection connection) {
        this.connection = connection;
    }

    List<MadeCheckpoint> all() throws SQLException {
        return read(connection.prepareStatement(COLUMNS + "order by number"));
    }

    List<MadeCheckpoint> unpublished() throws SQLException {
        return read(connection.prepareStatement(COLUMNS + "where not published order by number"));
    }

    Optional<MadeCheckpoint> last() throws SQLException {
        return read(connection.prepareStatement(COLUMNS + "order by number desc limit 1")).stream()
                .findFirst();
    }

    Optional<MadeCheckpoint> numbered(long number) throws SQLException {
        var query = connection.prepareStatement(COLUMNS + "where number = ?");
        query.setLong(1, number);
        return read(query).stream().findFirst();
    }

    void insert(MadeCheckpoint made) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into checkpoint (number, made_at, records, note) values (?, ?, ?, ?)")) {
            insert.setLong(1, made.number());
            insert.setTimestamp(2, Timestamp.from(made.madeAt()));
            insert.setLong(3, made.records());
            insert.setString(4, made.note());
            insert.executeUpdate();
        }
    }

    void published(long number) throws SQLException {
        try (var update = connection.prepareStatement("update checkpoint set published = true where number = ?")) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }

    private static List<MadeCheckpoint> read(PreparedStatement query) throws SQLException {
        try (query) {
            var rows = query.executeQuery();
            var all = new ArrayList<MadeCheckpoint>();
            while (rows.next()) all.add(row(rows));
            return all;
        }
    }

    private static MadeCheckpoint row(ResultSet row) throws SQLException {
        return new MadeCheckpoint(row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3), row.getString(4));
    }
}

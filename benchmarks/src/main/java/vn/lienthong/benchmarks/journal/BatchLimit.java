package vn.lienthong.benchmarks.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/** The hardware's limit to compare with: one writer appends 350-byte events, a hundred to a transaction, no rules. */
final class BatchLimit {
    private static final int ROWS = 100;
    private final String jdbcUrl;

    BatchLimit(String jdbcUrl) throws SQLException {
        this.jdbcUrl = jdbcUrl;
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table batch (id bigint generated always as identity primary key,
                      dossier text not null, version int not null, type text not null, payload text not null)""");
        }
    }

    /** Rows per second. */
    double measure(Duration duration) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl + "&reWriteBatchedInserts=true")) {
            connection.setAutoCommit(false);
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            try (var insert = connection.prepareStatement(
                    "insert into batch (dossier, version, type, payload) values (?, ?, ?, ?)")) {
                return measure(connection, insert, duration);
            }
        }
    }

    private static double measure(Connection connection, PreparedStatement insert, Duration duration)
            throws SQLException {
        long start = System.nanoTime();
        long rows = 0;
        while (System.nanoTime() - start < duration.toNanos()) {
            for (int i = 0; i < ROWS; i++) addRow(insert, rows++);
            insert.executeBatch();
            connection.commit();
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static void addRow(PreparedStatement insert, long row) throws SQLException {
        insert.setString(1, "018.00565-170306-%06d".formatted(row / 4));
        insert.setInt(2, (int) (row % 4));
        insert.setString(3, Step.values()[(int) (row % 4)].name());
        insert.setString(4, Step.TRANSFER.payload("018.00565-170306-0001"));
        insert.addBatch();
    }
}

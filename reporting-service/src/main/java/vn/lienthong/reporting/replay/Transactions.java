package vn.lienthong.reporting.replay;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Blocking transactions for what loads and compares views: COPY and cursors are not to be had otherwise. */
@Singleton
class Transactions {
    private final DataSource source;

    Transactions(DataSource source) {
        this.source = source;
    }

    interface Work<T> {
        T in(Connection tx) throws SQLException;
    }

    /** In a transaction that sees one state of the database from its first statement on. */
    <T> T onSnapshot(Work<T> work) throws SQLException {
        return run(Connection.TRANSACTION_REPEATABLE_READ, work);
    }

    <T> T run(Work<T> work) throws SQLException {
        return run(Connection.TRANSACTION_READ_COMMITTED, work);
    }

    private <T> T run(int isolation, Work<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        }
    }

    /** A connection of its own, for a lock that is held between transactions. */
    Connection open() throws SQLException {
        return source.getConnection();
    }

    static void call(Connection tx, String sql, Object... parameters) throws SQLException {
        try (var statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            statement.execute();
        }
    }

    static long number(Connection tx, String sql, Object... parameters) throws SQLException {
        try (var statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}

package vn.lienthong.benchmarks.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What a team would write first: per transition one transaction that reads the dossier's events, checks the rule, and
 * inserts an event and an outbox row. No idempotency, no chain, no gap-free positions.
 */
final class PlainJdbc implements Contender {
    /** The number of connections at which this peer was fastest on two cores. */
    private static final int CONNECTIONS = 16;

    /** The pool is not fair: of many callers one may wait as long as a round lasts. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HikariDataSource dataSource;

    PlainJdbc(String jdbcUrl) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(false);
        dataSource = new HikariDataSource(config);
        createTables();
    }

    private void createTables() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table event (
                      id bigint generated always as identity primary key,
                      dossier text not null, version int not null, type text not null, payload text not null,
                      recorded_at timestamptz not null default now(),
                      unique (dossier, version))""");
            statement.execute("""
                    create table outbox (
                      id bigint generated always as identity primary key,
                      dossier text not null, type text not null, payload text not null)""");
            connection.commit();
        }
    }

    @Override
    public String name() {
        return "plain JDBC, event + outbox";
    }

    @Override
    public void transition(String dossier, Step step) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            int recorded = recorded(connection, dossier);
            if (!step.mayFollow(recorded)) throw new IllegalStateException(step + " after " + recorded + " steps");
            insertEvent(connection, dossier, recorded + 1, step);
            insertOutbox(connection, dossier, step);
            connection.commit();
        }
    }

    private static int recorded(Connection connection, String dossier) throws SQLException {
        try (var select =
                connection.prepareStatement("select type, payload from event where dossier = ? order by version")) {
            select.setString(1, dossier);
            try (var rows = select.executeQuery()) {
                int count = 0;
                while (rows.next()) count++;
                return count;
            }
        }
    }

    private static void insertEvent(Connection connection, String dossier, int version, Step step) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into event (dossier, version, type, payload) values (?, ?, ?, ?)")) {
            insert.setString(1, dossier);
            insert.setInt(2, version);
            insert.setString(3, step.name());
            insert.setString(4, step.payload(dossier));
            insert.executeUpdate();
        }
    }

    private static void insertOutbox(Connection connection, String dossier, Step step) throws SQLException {
        try (var insert = connection.prepareStatement("insert into outbox (dossier, type, payload) values (?, ?, ?)")) {
            insert.setString(1, dossier);
            insert.setString(2, step.name());
            insert.setString(3, step.payload(dossier));
            insert.executeUpdate();
        }
    }

    @Override
    public long bytesPerDossier() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select (pg_total_relation_size('event') + pg_total_relation_size('outbox'))"
                                + " / (select count(*) from event where version = 1)")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}

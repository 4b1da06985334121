package vn.lienthong.journal.testkit;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.localstack.LocalPostgres;

/** A database of its own with the journal's tables, on a server that others share. */
public final class JournalDatabase implements AutoCloseable {
    /** What a pool may have at once. */
    public static final int CONNECTIONS = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> MIGRATIONS = List.of(
            "/db/journal/V1__journal.sql",
            "/db/journal/V2__consumer.sql",
            "/db/journal/V3__released.sql",
            "/db/journal/V4__missing.sql",
            "/db/journal/V5__parked_per_partition.sql",
            "/db/journal/V6__reference.sql");

    private final LocalPostgres server;
    private final String name;
    private final List<Pool> pools = new ArrayList<>();

    private JournalDatabase(LocalPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    public static JournalDatabase fresh() {
        return fresh(SharedServers.postgres());
    }

    public static JournalDatabase fresh(LocalPostgres server) {
        var database = new JournalDatabase(server, "journal" + NUMBER.incrementAndGet());
        server.createDatabase(database.name);
        MIGRATIONS.forEach(database::migrate);
        return database;
    }

    /** The same with the tables of a service, made by its own scripts. */
    public static JournalDatabase fresh(String... scripts) {
        var database = fresh();
        Stream.of(scripts).forEach(database::migrate);
        return database;
    }

    /** A pool as a service has one, logged in as the application's role; each call is another instance's. */
    public Pool pool() {
        return poolAt(server.port(), CONNECTIONS);
    }

    public int port() {
        return server.port();
    }

    /** The same through another port, behind which the server stands. */
    public Pool poolAt(int port, int connections) {
        var options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setDatabase(name)
                .setUser(name)
                .setPassword(LocalPostgres.DEFAULT_PASSWORD)
                .setCachePreparedStatements(true);
        var pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(connections))
                .using(VERTX)
                .build();
        pools.add(pool);
        return pool;
    }

    public Journal journal(Owner owner) {
        return Journal.open(pool(), owner, Shards.STANDARD).await().indefinitely();
    }

    /** Runs statements as the owner of the tables. */
    public void execute(String sql) {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the owner's that holds on to its transaction, as another instance may. */
    public Held session() {
        try {
            return new Held(owner());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Held(Connection connection) implements AutoCloseable {
        public void execute(String sql) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The rows of a query, each as the texts of its columns. */
    public List<List<String>> rows(String sql) {
        try (var connection = owner();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new String[result.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) row[i] = result.getString(i + 1);
                rows.add(Arrays.asList(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String from) {
        return Long.parseLong(rows("select count(*) from " + from).getFirst().getFirst());
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(name), name + "_owner", LocalPostgres.DEFAULT_PASSWORD);
    }

    private void migrate(String script) {
        try (var in = JournalDatabase.class.getResourceAsStream(script)) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${app}", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pools.forEach(pool -> pool.close().await().indefinitely());
    }
}

package vn.lienthong.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL on loopback, its data in a folder that outlives it. Durable as production is: fsync,
 * synchronous_commit and full_page_writes are on. The superuser is {@code postgres}, password {@code postgres}.
 */
public final class LocalPostgres implements AutoCloseable {
    /** The password of services' roles when nobody chose one. */
    public static final String DEFAULT_PASSWORD = "lienthong";

    private static final String SUPERUSER = "postgres";
    /** Replaying the write-ahead log after a crash takes its time. */
    private static final Duration STARTUP = Duration.ofMinutes(1);

    private static final Duration SHUTDOWN = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final String PASSWORDS_FOR_ALL = """
            # Written by Liên Thông: whoever connects shows a password.
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // The launcher switches durability off for tests; an accepted fact must survive any crash.
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "localhost"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "Asia/Ho_Chi_Minh"));

    private final Path data;
    private final int port;
    private final EmbeddedPostgres server;

    private LocalPostgres(Path data, int port, EmbeddedPostgres server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** As {@link #startUnattended}, and stops with this JVM at the latest. */
    public static LocalPostgres start(Path data, int port) {
        LocalPostgres postgres = startUnattended(data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop, "stop PostgreSQL"));
        return postgres;
    }

    /**
     * Starts on the data in this folder, recovering it when the last run was killed; an empty or missing folder is made
     * into a new cluster. It runs until it is stopped, even when this JVM ends before.
     *
     * @param port 0 for any free one
     */
    public static LocalPostgres startUnattended(Path data, int port) {
        int chosen = port == 0 ? Ports.free() : port;
        Path folder = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var postgres = new LocalPostgres(folder, chosen, launch(folder, chosen));
            postgres.requirePasswords();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on " + folder + ", see " + log(folder), e);
        }
    }

    /** A server that an earlier run left on this folder, known by the file that PostgreSQL itself keeps there. */
    public static Optional<ProcessHandle> leftover(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = whole(file);
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return new ProcessRecord(Long.parseLong(lines.get(0).strip()), started).living();
    }

    /** The process number, the folder and the start time, at least. */
    private static List<String> whole(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 3) {
                throw new IllegalStateException(pidFile + " was cut off in writing, as on a full disk:"
                        + " make room, see that no postgres runs on that folder, and delete the file");
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setConnectConfig("password", SUPERUSER)
                .setLocaleConfig("locale", "C.UTF-8")
                .setPGStartupWait(STARTUP)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                .setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Where the server's programs are unpacked once for each user. */
    private static Path binaries() throws IOException {
        Path folder = Path.of(System.getProperty("user.home"), ".cache", "lienthong", "postgres");
        return Files.createDirectories(folder);
    }

    private void requirePasswords() throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        if (!Files.readString(rules).equals(PASSWORDS_FOR_ALL)) {
            execute("alter role postgres password 'postgres'");
            Files.writeString(rules, PASSWORDS_FOR_ALL);
            execute("select pg_reload_conf()");
        }
    }

    /** As {@link #createDatabase(String, String)} with the default password. */
    public void createDatabase(String name) {
        createDatabase(name, DEFAULT_PASSWORD);
    }

    /**
     * Makes sure that there is a database of this name, owned by the role {@code <name>_owner} and open to the role
     * {@code <name>}, both with this password. Repeating it changes nothing but the password.
     */
    public void createDatabase(String name, String password) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not the name of a database: " + name);
        }
        login(name + "_owner", password);
        login(name, password);
        if (!exists("select 1 from pg_database where datname = ?", name)) {
            execute("create database " + name + " owner " + name + "_owner");
        }
        execute("revoke all on database " + name + " from public");
        execute("grant connect on database " + name + " to " + name);
    }

    private void login(String role, String password) {
        String verb = exists("select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        execute(verb + " role " + role + " login password '" + password.replace("'", "''") + "'");
    }

    private boolean exists(String query, String name) {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses a statement of the set-up", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, SUPERUSER);
    }

    public int port() {
        return port;
    }

    /** Without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** Of the postmaster, the process whose children do the work. */
    public long pid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not run on " + data, e);
        }
    }

    public ProcessHandle handle() {
        return ProcessHandle.of(pid()).orElseThrow(() -> new IllegalStateException("PostgreSQL has ended"));
    }

    /** Ends all sessions, writes a checkpoint and waits until the server is gone. Stopping twice does nothing. */
    public void stop() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            var handle = ProcessHandle.of(pid());
            closeServer();
            handle.ifPresent(this::awaitEnd);
        }
    }

    /** SIGKILL to the server, as a crash would: what was committed must be there after the next start. */
    public void kill() {
        ProcessHandle handle = handle();
        // Children notice the death of their parent by themselves; the next start waits until the last one is gone.
        var children = handle.children().toList();
        handle.destroyForcibly();
        awaitEnd(handle);
        children.forEach(this::awaitEnd);
        // lets go of the folder's lock, so that this JVM can start there again
        closeServer();
    }

    @Override
    public void close() {
        stop();
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks often: a JVM learns late that a process has ended which is not its child. */
    private void awaitEnd(ProcessHandle process) {
        var deadline = Instant.now().plus(SHUTDOWN);
        while (process.isAlive() && !Thread.currentThread().isInterrupted()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("PostgreSQL (pid " + process.pid() + ") does not end");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}

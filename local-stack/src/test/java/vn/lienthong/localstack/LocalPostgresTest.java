package vn.lienthong.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPostgresTest {
    @TempDir
    Path folder;

    @Test
    void durability_is_on() throws SQLException {
        try (var postgres = LocalPostgres.start(folder, 0);
                var connection = as("postgres", "postgres", postgres.jdbcUrl("postgres"))) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes"))
                assertThat(read(connection, "show " + setting)).as(setting).containsExactly("on");
        }
    }

    @Test
    void what_was_committed_survives_a_stop_and_a_kill() throws SQLException {
        int port;
        try (var postgres = LocalPostgres.start(folder, 0)) {
            port = postgres.port();
            postgres.createDatabase("intake");
            try (var owner = as("intake_owner", "lienthong", postgres.jdbcUrl("intake"))) {
                write(owner, "create table fact (n int)");
                write(owner, "insert into fact values (1)");
            }
        }
        try (var postgres = LocalPostgres.start(folder, port);
                var owner = as("intake_owner", "lienthong", postgres.jdbcUrl("intake"))) {
            write(owner, "insert into fact values (2)");
            postgres.kill();
        }
        try (var postgres = LocalPostgres.start(folder, port);
                var owner = as("intake_owner", "lienthong", postgres.jdbcUrl("intake"))) {
            assertThat(read(owner, "select n from fact order by n")).containsExactly("1", "2");
        }
    }

    @Test
    void a_service_gets_in_by_its_password_only_and_into_its_own_database_only() throws SQLException {
        try (var postgres = LocalPostgres.start(folder, 0)) {
            postgres.createDatabase("intake");
            postgres.createDatabase("routing");
            postgres.createDatabase("intake", "chosen later");

            String intake = postgres.jdbcUrl("intake");
            try (var service = as("intake", "chosen later", intake)) {
                assertThat(read(service, "select current_user")).containsExactly("intake");
                assertThatThrownBy(() -> write(service, "create table fact (n int)"))
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> as("intake", "lienthong", intake)).hasMessageContaining("password");
            assertThatThrownBy(() -> as("routing", "lienthong", intake)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711\n", "4711\n/data\n"})
    void a_pid_file_that_a_full_disk_cut_off_is_named_in_one_line(String cutOff) throws IOException {
        Files.writeString(folder.resolve("postmaster.pid"), cutOff);

        assertThatThrownBy(() -> LocalPostgres.leftover(folder))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .startsWith(folder.resolve("postmaster.pid") + " was cut off")
                .hasLineCount(1);
    }

    @Test
    void no_process_stays_behind_and_stopping_twice_does_nothing() {
        var postgres = LocalPostgres.start(folder, 0);
        ProcessHandle process = postgres.handle();

        postgres.stop();
        postgres.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(Ports.taken(postgres.port())).isFalse();
    }

    private static Connection as(String user, String password, String url) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static void write(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new java.util.ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

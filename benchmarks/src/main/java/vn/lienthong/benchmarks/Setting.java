package vn.lienthong.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/** What makes the figures durable ones, read from the server itself, and what they were taken on. */
public final class Setting {
    private static final List<String> SHOWN =
            List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers");

    private Setting() {}

    /** @param jdbcUrl with user and password */
    public static String of(String jdbcUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            return "PostgreSQL " + shown(connection) + ", Java " + Runtime.version() + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, data on "
                    + Path.of("").toAbsolutePath().getRoot();
        }
    }

    private static LinkedHashMap<String, String> shown(Connection connection) throws SQLException {
        var shown = new LinkedHashMap<String, String>();
        for (var name : SHOWN) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("show " + name)) {
                row.next();
                shown.put(name, row.getString(1));
            }
        }
        return shown;
    }
}

package vn.lienthong.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** A service's database, seen by the superuser. */
public final class Database {
    private final String url;

    private Database(String url) {
        this.url = url;
    }

    public static Database of(Suite suite, Part service) {
        return new Database(suite.jdbcUrl(service));
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public List<String> texts(String sql) {
        return query(sql, row -> row.getString(1));
    }

    public <T> List<T> query(String sql, Reading<T> reading) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) all.add(reading.of(rows));
            return all;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public List<String> tables() {
        return texts("select tablename from pg_tables where schemaname = any(current_schemas(false)) order by 1");
    }

    /** Plain names of views are those of the live set. */
    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, "postgres", "postgres");
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select to_regclass('public.live_set') is not null")) {
            found.next();
            if (found.getBoolean(1))
                statement.execute("select set_config('search_path', 'views_' || view_set || ', public', false)"
                        + " from public.live_set");
        }
        return connection;
    }

    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}

package vn.lienthong.reporting.report;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The rows of tables as texts, in an order of their own, for comparing all of the tables that the log determines. */
public final class TableDump {
    private TableDump() {}

    public static Map<String, List<String>> of(String... tables) {
        return dump("enter_live_views()", tables);
    }

    /** Of a set of views beside the live one. */
    public static Map<String, List<String>> ofSet(int set, String... tables) {
        return dump("enter_views(" + set + ")", tables);
    }

    private static Map<String, List<String>> dump(String enter, String... tables) {
        var dump = new TreeMap<String, List<String>>();
        for (var table : tables) dump.put(table, rows(enter, table));
        return dump;
    }

    private static List<String> rows(String enter, String table) {
        var config = ConfigProvider.getConfig();
        var url = config.getValue("quarkus.flyway.jdbc-url", String.class);
        var user = config.getValue("quarkus.flyway.username", String.class);
        var password = config.getValue("quarkus.flyway.password", String.class);
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select " + enter);
            return texts(
                    statement.executeQuery("select (to_jsonb(t) - 'applied')::text from " + table + " t order by 1"));
        } catch (SQLException failed) {
            throw new IllegalStateException(table, failed);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        var texts = new ArrayList<String>();
        while (rows.next()) texts.add(rows.getString(1));
        return texts;
    }
}

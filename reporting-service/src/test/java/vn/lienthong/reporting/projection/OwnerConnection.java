package vn.lienthong.reporting.projection;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** What only the owner of the schema may do, which the service itself may not. */
public final class OwnerConnection {
    private OwnerConnection() {}

    public static void execute(String sql) {
        var config = ConfigProvider.getConfig();
        var url = config.getValue("quarkus.flyway.jdbc-url", String.class);
        var user = config.getValue("quarkus.flyway.username", String.class);
        var password = config.getValue("quarkus.flyway.password", String.class);
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("select enter_live_views()");
            connection.setAutoCommit(false);
            statement.execute("select enter_live_views()");
            statement.execute(sql);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}

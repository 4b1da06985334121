package vn.lienthong.audit.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.contracts.value.Owner;

/**
 * Which tables of a service an export carries. Of an owner all but those that concern persons: what it has read of the log
 * belongs to how far it has read, or it would answer everything again. Of reporting only what cannot be read again from the
 * log; its views are made anew.
 */
final class KeptTables {
    static final String EVENTS = "event";

    private static final Set<String> PERSONAL =
            Set.of("dossier_key", "person_dossier", "personal_reading", "person_search");
    private static final String SCRIPTS = "flyway_schema_history";
    private static final Set<String> OF_REPORTING =
            Set.of("journal_identity", "shard_head", EVENTS, "post_claim", "code_counter", "relay_position", "filing");

    private KeptTables() {}

    /** The columns of each, by table; generated ones are left to the database. */
    static Map<String, List<String>> columns(Connection connection, Owner owner) throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select table_name, column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
                        order by table_name, ordinal_position""")) {
            while (rows.next())
                if (isKept(owner, rows.getString(1)))
                    columns.computeIfAbsent(rows.getString(1), first -> new ArrayList<>())
                            .add(rows.getString(2));
        }
        return columns;
    }

    private static boolean isKept(Owner owner, String table) {
        if (table.equals(SCRIPTS) || PERSONAL.contains(table)) return false;
        return switch (owner) {
            case INTAKE, ROUTING, DEADLINE -> true;
            case REPORTING -> OF_REPORTING.contains(table);
        };
    }

    /** Which scripts have made the tables what they are. */
    static String schema(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var versions = statement.executeQuery("select string_agg(version, ' ' order by version) from " + SCRIPTS
                        + " where success and version is not null")) {
            versions.next();
            return versions.getString(1);
        }
    }
}

package vn.lienthong.routing.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.lienthong.journal.testkit.JournalDatabase;

/** A fresh database with the tables of the journal and of routing. */
final class RoutingDatabase {
    private RoutingDatabase() {}

    static JournalDatabase fresh() {
        var database = JournalDatabase.fresh();
        var name = database.rows("(select current_database())").getFirst().getFirst();
        database.execute(script().replace("${app}", name));
        return database;
    }

    private static String script() {
        try (var in = KnownFacts.class.getResourceAsStream("/db/routing/V100__routing.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

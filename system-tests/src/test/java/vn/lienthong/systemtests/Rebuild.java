package vn.lienthong.systemtests;

import static java.util.function.Predicate.not;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.commandline.suite.Suite;

/** Throws the views away and lets them come again from the log; the service's own journal and its filings stay. */
final class Rebuild {
    private static final Set<String> STAYS = Set.of(
            "event",
            "journal_identity",
            "shard_head",
            "post_claim",
            "code_counter",
            "relay_position",
            "filing",
            "flyway_schema_history");

    private Rebuild() {}

    static void reporting(Suite suite) {
        suite.stop(REPORTING);
        var database = Database.of(suite, REPORTING);
        var views = database.tables().stream().filter(not(STAYS::contains)).collect(Collectors.joining(", "));
        database.execute("truncate " + views);
        suite.start(REPORTING);
        Settled.await(suite);
    }
}

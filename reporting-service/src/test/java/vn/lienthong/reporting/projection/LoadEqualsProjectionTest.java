package vn.lienthong.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.bruteforce.KnownFacts;
import vn.lienthong.bruteforce.RandomHistories;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.report.TableDump;
import vn.lienthong.service.testing.SuiteTestResource;

/**
 * Whatever happened to dossiers, their groups and their corrections, and in whatever batches it became known: views that
 * are loaded in one go are, row by row, those that grew with the log.
 */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class LoadEqualsProjectionTest {
    private static final int DOSSIERS = 70;
    /** In which a part of a group is annulled and then received again. */
    private static final long A_PART_AGAIN = -7_236_388_786_377_008_299L;

    private static final int SET = 900_000;
    private static final String[] VIEWS = {
        "fact",
        "dossier",
        "ledger_entry",
        "unit_balance",
        "channel_balance",
        "detail_balance",
        "source_unit",
        "source_complete"
    };

    @Inject
    LogFeeder log;

    @Inject
    DueSoonDates dueSoon;

    @Inject
    DataSource database;

    /** Repeat a run with -Dlienthong.load.seed=… */
    static List<Long> seeds() {
        var given = Long.getLong("lienthong.load.seed");
        var random = new Random();
        return given != null
                ? List.of(given)
                : List.of(1L, A_PART_AGAIN, random.nextLong(), random.nextLong(), random.nextLong());
    }

    @BeforeEach
    void emptyLog() {
        log.reset();
    }

    @AfterEach
    void leaveNothing() {
        log.reset();
        OwnerConnection.execute("drop schema if exists views_" + SET + " cascade");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void views_loaded_in_one_go_are_those_that_grew_with_the_log(long seed) throws SQLException {
        var random = new Random(seed);
        tell(seed);
        log.park(retriedLater(random));
        log.feed(1 + random.nextInt(80));
        log.retry(retriedLater(new Random(seed)));

        load();

        var grown = TableDump.of(VIEWS);
        assertThat(grown.get("dossier")).hasSizeGreaterThanOrEqualTo(DOSSIERS);
        assertThat(grown.get("source_unit")).isNotEmpty();
        var loaded = TableDump.ofSet(SET, VIEWS);
        for (var view : VIEWS)
            assertThat(loaded.get(view)).as("%s, seed %d", view, seed).isEqualTo(grown.get(view));
    }

    private void tell(long seed) {
        var known = new KnownFacts();
        new RandomHistories(seed, Country.OF_SWAPPED_CODES).tell(DOSSIERS, (dossier, root, time, event) -> {
            var post = new PostId("urn:vn:motcua:" + root, Long.toString(log.size()));
            return known.add(log.add(dossier, root, time, event, post), dossier, time, event);
        });
    }

    /** One that has no parts and is none. */
    private static String retriedLater(Random random) {
        return "018.00565-170101-%04d".formatted(7 * random.nextInt(DOSSIERS / 7) + 4);
    }

    private void load() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            call(connection, "select create_view_set(%d)".formatted(SET));
            call(connection, "select enter_views(%d)".formatted(SET));
            for (var partition : log.placed().entrySet()) load(connection, partition);
            connection.commit();
        }
    }

    private void load(Connection connection, Map.Entry<Integer, List<PlacedRecord>> partition) throws SQLException {
        try (var load = new PartitionLoad(connection, partition.getKey(), dueSoon, 0)) {
            for (var placed : partition.getValue()) load.add(placed);
            load.finish((_, _, _) -> true, _ -> {});
        }
    }

    private static void call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

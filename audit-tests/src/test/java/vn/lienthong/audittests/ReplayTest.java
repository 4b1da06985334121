package vn.lienthong.audittests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.KAFKA;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Rebuild;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * The views of everything that all tests before this one did are built anew from the log, while more comes and two
 * instances are read.
 */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayTest {
    private static final String WARD = "00142";
    private static final String PROCEDURE = "1.004873";
    private static final int EVENTS_A_SECOND = 200;
    /** The log is away so long; -Dlienthong.replay.outage=30 for the time that an operator may need. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("lienthong.replay.outage", 3));

    private final Suite suite = CasesSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:dien-lai", WARD);
    private final Client ward = Client.of(suite, "source", WARD);
    private final Client auditor = Client.of(suite, "auditor", null);
    private final Rebuild rebuild = new Rebuild(suite);

    @Test
    @Order(1)
    void viewsAreRebuiltComparedAndPutInPlaceUnderLoadAndNoReaderNotices() {
        var working = new AtomicBoolean(true);
        var posted = new AtomicInteger();
        try (var second = suite.startAnother(REPORTING)) {
            var posting = CompletableFuture.runAsync(() -> post(working, posted));
            var readers = List.of(auditor, auditor.at(second.url())).stream()
                    .map(reader -> CompletableFuture.supplyAsync(() -> read(reader, working)))
                    .toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> posted.get() > 2 * EVENTS_A_SECOND);

            var ended = rebuild.await(rebuild.begin(""));
            assertSame(ended);
            rebuild.promote(ended.path("id").asText());
            var enough = posted.get() + 2 * EVENTS_A_SECOND;
            await().atMost(Duration.ofSeconds(60)).until(() -> posted.get() > enough);

            working.set(false);
            posting.join();
            readers.forEach(reader -> assertThat(reader.join()).isGreaterThan(10));
        }
        Settled.await(suite);
        assertThat(received(auditor)).isEqualTo(posted.get() / 2);
        assertSame(rebuild.await(rebuild.begin("")));
    }

    /** Of what the story before it has posted, at least. */
    @Test
    @Order(2)
    void aReplayThatIsKilledTwiceAndLosesTheLogComesToTheSameEnd() {
        var facts = Database.of(suite, REPORTING)
                .query("select count(*) from fact", row -> row.getLong(1))
                .getFirst();
        var id = rebuild.begin("\"eventsPerSecond\":%d,".formatted(Math.max(100, facts / 12)));
        killAt(id, 0.3);
        killAt(id, 0.8);
        suite.kill(KAFKA);
        LockSupport.parkNanos(OUTAGE.toNanos());
        suite.start(KAFKA);

        assertSame(rebuild.await(id));
        Settled.await(suite);
    }

    private void killAt(String id, double part) {
        await().atMost(Duration.ofMinutes(5))
                .ignoreException(Client.Unanswered.class)
                .until(() -> progress(rebuild.state(id)) >= part);
        suite.kill(REPORTING);
        suite.start(REPORTING);
    }

    private static double progress(JsonNode replay) {
        return replay.path("events").asDouble()
                / Math.max(1, replay.path("ofEvents").asLong());
    }

    /** All rows of the live views were held against rebuilt ones, and none differs. */
    private static void assertSame(JsonNode ended) {
        assertThat(ended.path("differences")).as(ended.toString()).isEmpty();
        assertThat(ended.path("differenceCount").asLong()).isZero();
        assertThat(ended.path("rowsCompared").asLong()).isGreaterThan(1_000);
    }

    /** Each dossier is received and resolved in one batch. */
    private void post(AtomicBoolean working, AtomicInteger posted) {
        while (working.get()) {
            var begun = System.nanoTime();
            var events = new ArrayList<String>();
            for (int i = 0; i < EVENTS_A_SECOND / 10; i += 2) {
                var code = "01.%s-190305-%06d".formatted(WARD, (posted.get() + i) / 2);
                events.add(posts.received(code, PROCEDURE, "2019-03-05T08:00:00+07:00"));
                events.add(posts.resolved(code, "2019-03-06T09:00:00+07:00"));
            }
            assertThat(ward.stream(events).expect(200).text()).doesNotContain("REJECTED");
            posted.addAndGet(events.size());
            LockSupport.parkNanos(begun + Duration.ofMillis(100).toNanos() - System.nanoTime());
        }
    }

    /** Every answer is whole and adds up, and what was counted once never goes again. */
    private int read(Client reader, AtomicBoolean working) {
        var reads = 0;
        var before = 0;
        var seen = false;
        while (working.get()) {
            var now = received(reader);
            assertThat(now).isGreaterThanOrEqualTo(before);
            var dossier = reader.get(REPORTING, "/v1/dossiers/01.%s-190305-%06d".formatted(WARD, 0));
            if (seen) dossier.expect(200);
            seen |= dossier.status() == 200;
            before = now;
            reads++;
        }
        assertThat(seen).isTrue();
        return reads;
    }

    private static int received(Client reader) {
        var report = reader.get(REPORTING, "/v1/reports/06a?unit=" + WARD + "&from=2019-03-01&to=2019-03-31")
                .expect(200)
                .json();
        new Report(report).requireChecks();
        return report.path("total").path("received").path("total").asInt();
    }
}

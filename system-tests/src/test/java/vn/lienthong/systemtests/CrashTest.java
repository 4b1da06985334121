package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;

/** Every part of the suite is killed once, in the middle of work, and nothing accepted is lost, doubled or reordered. */
class CrashTest {
    private static final Logger LOG = Logger.getLogger(CrashTest.class.getName());
    /** Repeat a run with -Dlienthong.crash.seed=… */
    private static final long SEED = Long.getLong("lienthong.crash.seed", System.nanoTime());

    private final Suite suite = SharedSuite.get();
    private final Random random = new Random(SEED);

    @Test
    void whateverIsKilledNothingAcceptedIsLostDoubledOrReordered() {
        LOG.info("seed " + SEED);
        var crowd = Crowd.start(suite);
        try (crowd) {
            for (var part : inRandomOrder()) killInTheMiddleOfWork(part, crowd);
            pause(Duration.ofSeconds(2));
        }
        Settled.await(suite, Duration.ofMinutes(3));

        assertThat(crowd.refusals()).isEmpty();
        var log = Log.read(suite.kafkaBootstrap());
        LOG.info("%d records, %d sent again, %d events acknowledged"
                .formatted(
                        log.records().size(), log.resent(), crowd.acknowledged().size()));
        log.requireWhole();
        assertJournalsEqual(log);
        assertPostsRecordedOnce(log, crowd);
        assertViewsEqualFold(log, crowd);
        assertTotals(log, crowd);
    }

    private List<Part> inRandomOrder() {
        var parts = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.shuffle(parts, random);
        return parts;
    }

    /** Kills while at least one request has no answer yet; then brings the part back. */
    private void killInTheMiddleOfWork(Part part, Crowd crowd) {
        var delay = Duration.ofMillis(1500 + random.nextInt(2000));
        pause(delay);
        await().pollInterval(Duration.ofMillis(1)).until(() -> crowd.unanswered() > 0);
        int unanswered = crowd.unanswered();
        suite.kill(part);
        LOG.info("killed " + part.label() + " after " + delay.toMillis() + " ms, " + unanswered
                + " requests unanswered");
        suite.start(part);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** The log holds exactly what the journals hold. */
    private void assertJournalsEqual(Log log) {
        var inLog = log.hashes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().hex()));
        var inJournals = new HashMap<String, String>();
        for (var service : Part.services())
            Database.of(suite, service)
                    .query(
                            "select shard, position, encode(hash, 'hex') from event where shard < 16",
                            row -> Map.entry(
                                    service.key() + "-" + row.getInt(1) + "-" + row.getLong(2), row.getString(3)))
                    .forEach(event -> inJournals.put(event.getKey(), event.getValue()));
        assertThat(inLog).isEqualTo(inJournals);
    }

    /** Acknowledged events stand once; others once or not at all, and then without a claim on their identity. */
    private void assertPostsRecordedOnce(Log log, Crowd crowd) {
        var times = log.records().stream()
                .filter(record -> record.owner() == Owner.INTAKE && record.origin() != null)
                .filter(record -> Crowd.posted(record.origin()))
                .collect(Collectors.groupingBy(record -> record.origin().id(), Collectors.counting()));
        assertThat(times.values()).containsOnly(1L);
        assertThat(times.keySet()).containsAll(crowd.acknowledged());
        crowd.careless().forEach((id, answered) -> {
            if (answered) assertThat(times).containsKey(id);
        });
        var claims = Database.of(suite, Part.INTAKE)
                .texts("select id from post_claim where source = 'urn:vn:motcua:lien-bao:careless'");
        assertThat(claims)
                .containsExactlyInAnyOrderElementsOf(crowd.careless().keySet().stream()
                        .filter(times::containsKey)
                        .toList());
    }

    private void assertViewsEqualFold(Log log, Crowd crowd) {
        var byDossier = log.records().stream().collect(Collectors.groupingBy(LogRecord::dossier));
        var views = Views.of(suite, Crowd.UNIT);
        assertThat(views.keySet()).containsAll(crowd.dossiers());
        for (var dossier : crowd.dossiers()) {
            var names = byDossier.get(dossier).stream().map(Log::name).toList();
            assertThat(names).as(dossier).containsOnlyOnce("received", "resolved", "returned");
            assertThat(shown(views.get(dossier))).as(dossier).isEqualTo(folded(byDossier.get(dossier)));
        }
    }

    /** What the facts say, read from the log alone. */
    private static Map<String, String> folded(List<LogRecord> records) {
        var fold = new HashMap<String, String>();
        for (var record : records) {
            switch (Log.name(record)) {
                case "received" -> fold.put("receivedAt", record.time().toString());
                case "resolved" -> fold.put("closedAt", record.time().toString());
                case "returned" -> fold.put("returnedAt", record.time().toString());
                default -> LOG.finest(() -> record.id() + " changes none of these");
            }
        }
        fold.put("status", fold.containsKey("returnedAt") ? "RETURNED" : "not returned");
        return fold;
    }

    private static Map<String, String> shown(JsonNode view) {
        var shown = new HashMap<String, String>();
        shown.put("status", view.at("/status/code").asText());
        for (var field : List.of("receivedAt", "closedAt", "returnedAt"))
            shown.put(
                    field,
                    java.time.OffsetDateTime.parse(view.path(field).asText())
                            .toInstant()
                            .toString());
        return shown;
    }

    private void assertTotals(Log log, Crowd crowd) {
        var report = Report.of(suite, Crowd.UNIT, "2019-03-05", "2019-03-31").requireChecks();
        assertThat(report.total("received.direct")).isEqualTo(crowd.dossiers().size());
        assertThat(report.total("resolved.early")).isEqualTo(crowd.dossiers().size());
        assertThat(report.total("open.total")).isZero();
        var recorded = crowd.careless().keySet();
        long arrived = log.records().stream()
                .filter(record -> record.origin() != null
                        && recorded.contains(record.origin().id()))
                .count();
        var careless = Report.of(suite, Crowd.CARELESS_UNIT, "2019-03-06", "2019-03-06")
                .requireChecks();
        assertThat(careless.total("received.online")).isEqualTo((int) arrived);
    }
}

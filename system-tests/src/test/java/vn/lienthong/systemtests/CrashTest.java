package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.INTAKE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * Every part of the suite is killed once, in the middle of work, and nothing accepted is lost, doubled or reordered. Runs
 * behind the other tests, which read the log from its beginning.
 */
@Order(Integer.MAX_VALUE)
class CrashTest {
    /** Repeat a run with -Dlienthong.crash.seed=… */
    private static final long SEED = Long.getLong("lienthong.crash.seed", System.nanoTime());

    private final Suite suite = SharedSuite.get();
    private final long begin = System.nanoTime();
    private final Random random = new Random(SEED);
    private final List<CompletableFuture<Void>> restarts = new ArrayList<>();
    private int answeredWhileUp;
    private Duration up = Duration.ZERO;

    @Test
    void whateverIsKilledNothingAcceptedIsLostDoubledOrReordered() {
        say("seed %d", SEED);
        var crowd = Crowd.start(suite);
        try (crowd;
                var restarting = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : inRandomOrder()) killAndRestart(part, crowd, restarting);
            awaitRestarts();
            work(crowd);
        }
        Settled.await(suite, Duration.ofMinutes(3));

        assertPosted(crowd);
        var journals = journals();
        var log = logHolding(journals);
        say(
                "%d records in the log, %d of them sent again byte for byte",
                log.records().size(), log.resent());
        log.requireWhole();
        assertThat(notIn(hashes(log), journals()))
                .as("in the log, not so in the journals")
                .isEmpty();
        assertPostsRecordedOnce(log, crowd);
        assertViewsEqualFold(log, crowd);
        assertTotals(log, crowd);
    }

    /** Standard output stands in the report of the run, whatever the level of logging. */
    private void say(String what, Object... values) {
        System.out.printf("crash test, %5.1f s: %s%n", (System.nanoTime() - begin) / 1e9, what.formatted(values));
    }

    private List<Part> inRandomOrder() {
        var parts = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.shuffle(parts, random);
        return parts;
    }

    /** Those that only read the log may be away together; without intake or a server nobody could post or start. */
    private void killAndRestart(Part part, Crowd crowd, ExecutorService restarting) {
        boolean alone = !part.isService() || part == INTAKE;
        if (alone) awaitRestarts();
        work(crowd);
        killInTheMiddleOfWork(part, crowd);
        restarts.add(CompletableFuture.runAsync(() -> restart(part), restarting));
        if (alone) awaitRestarts();
    }

    private void restart(Part part) {
        suite.start(part);
        say("%s is back", part.label());
    }

    private void awaitRestarts() {
        restarts.forEach(CompletableFuture::join);
    }

    /** A seeded while; what is answered in it counts for the rate when all was up from its beginning. */
    private void work(Crowd crowd) {
        boolean allUp = restarts.stream().allMatch(CompletableFuture::isDone);
        int before = crowd.acknowledged().size();
        var time = Duration.ofMillis(1000 + random.nextInt(1500));
        LockSupport.parkNanos(time.toNanos());
        say("%d ms of work", time.toMillis());
        if (!allUp) return;
        answeredWhileUp += crowd.acknowledged().size() - before;
        up = up.plus(time);
    }

    /** At the moment of the kill a request that came just before has no answer. */
    private void killInTheMiddleOfWork(Part part, Crowd crowd) {
        var process = suite.process(part);
        var earlier = crowd.underWay();
        await().pollInterval(Duration.ofMillis(1)).until(() -> !earlier.containsAll(crowd.underWay()));
        var unanswered = new HashSet<>(crowd.underWay());
        process.destroyForcibly();
        unanswered.retainAll(crowd.underWay());
        suite.kill(part);
        say("killed %s, %d requests unanswered", part.label(), unanswered.size());
        assertThat(unanswered).as("unanswered when %s was killed", part.label()).isNotEmpty();
    }

    /** The pace is the clock's, not the suite's: what is asserted is what was posted, and that all of it was answered. */
    private void assertPosted(Crowd crowd) {
        say("%d events posted, %.0f a second throughout", crowd.posted(), crowd.rate());
        say("%.0f a second answered while all was up", answeredWhileUp / (up.toMillis() / 1000.0));
        assertThat(crowd.rate()).isGreaterThan(0.9 * Crowd.EVENTS_A_SECOND);
        assertThat(crowd.acknowledged()).hasSize(crowd.posted());
        assertThat(crowd.refusals()).isEmpty();
    }

    /** The hash of every record of every journal, by the record's id. */
    private Map<String, String> journals() {
        var hashes = new HashMap<String, String>();
        for (var service : Part.services())
            Database.of(suite, service)
                    .query(
                            "select shard, position, encode(hash, 'hex') from event where shard < 16",
                            row -> Map.entry(
                                    service.key() + "-" + row.getInt(1) + "-" + row.getLong(2), row.getString(3)))
                    .forEach(event -> hashes.put(event.getKey(), event.getValue()));
        return hashes;
    }

    /** Clocks go on: what one wrote a moment ago may still be on its way into the log. */
    private Log logHolding(Map<String, String> journals) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> Log.read(suite.kafkaBootstrap()), log -> notIn(journals, hashes(log))
                        .isEmpty());
    }

    private static Map<String, String> hashes(Log log) {
        return log.hashes().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .hex()));
    }

    private static Set<String> notIn(Map<String, String> some, Map<String, String> all) {
        return some.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(all.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Acknowledged events stand once; others once or not at all, and then without a claim on their identity. */
    private void assertPostsRecordedOnce(Log log, Crowd crowd) {
        var times = log.records().stream()
                .filter(record -> record.owner() == Owner.INTAKE && record.origin() != null)
                .filter(record -> Crowd.posted(record.origin()))
                .collect(Collectors.groupingBy(record -> record.origin().id(), Collectors.counting()));
        assertThat(times).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
        assertThat(missing(crowd.acknowledged(), times.keySet())).isEmpty();
        crowd.careless().forEach((id, answered) -> {
            if (answered) assertThat(times.get(id)).as(id).isOne();
        });
        var claims = Set.copyOf(Database.of(suite, Part.INTAKE)
                .texts("select id from post_claim where source = 'urn:vn:motcua:lien-bao:careless'"));
        var recorded = new HashSet<>(crowd.careless().keySet());
        recorded.retainAll(times.keySet());
        assertThat(claims).isEqualTo(recorded);
    }

    /** Set against set: there are too many for a search of each in all. */
    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        var missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private void assertViewsEqualFold(Log log, Crowd crowd) {
        var byDossier = log.records().stream().collect(Collectors.groupingBy(LogRecord::dossier));
        var views = ViewRow.stored(suite, Crowd.UNIT);
        assertThat(missing(crowd.dossiers(), views.keySet())).isEmpty();
        for (var dossier : crowd.dossiers()) {
            var records = byDossier.get(dossier);
            assertThat(records.stream().map(Log::name))
                    .as(dossier)
                    .containsOnlyOnce("received", "resolved", "returned");
            assertThat(views.get(dossier)).isEqualTo(ViewRow.folded(dossier, records, log.offsets()));
        }
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

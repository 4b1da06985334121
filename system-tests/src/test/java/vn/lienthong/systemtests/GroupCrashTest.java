package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * Ten deaths, filed one after the other while their parts are being resolved, and at ten seeded moments a service is killed:
 * every part is received once, nothing is lost and nothing begins twice.
 */
@Order(Integer.MAX_VALUE - 1)
class GroupCrashTest {
    /** Repeat a run with -Dlienthong.crash.seed=… */
    private static final long SEED = Long.getLong("lienthong.crash.seed", System.nanoTime());

    private static final int KILLS = 10;
    private static final String WARD = "00145";
    private static final Posts POSTS = new Posts("urn:vn:motcua:nhom-ha-noi", WARD);
    private static final String RECEIVED = "2026-10-19T08:00:00+07:00";

    private final Suite suite = SharedSuite.get();
    private final Client systems = Client.of(suite, "source", "01");
    private final Random random = new Random(SEED);
    private final List<String> groups = new ArrayList<>();
    private final Set<String> resolved = new HashSet<>();
    private final AtomicBoolean filing = new AtomicBoolean(true);

    @Test
    void whateverIsKilledEveryPartIsThereOnce() {
        System.out.printf("group crash test: seed %d%n", SEED);
        var resolving = CompletableFuture.runAsync(this::resolveWhatIsReceived);
        for (int n = 1; n <= KILLS; n++) {
            file("01.%s-261019-9%03d".formatted(WARD, n));
            killAndStart(Part.services().get(random.nextInt(Part.services().size())));
        }
        filing.set(false);
        resolving.join();
        Settled.await(suite, Duration.ofMinutes(3));

        var log = Log.read(suite.kafkaBootstrap());
        log.requireWhole();
        groups.forEach(group -> assertWhole(group, log));
    }

    private void file(String group) {
        post(POSTS.event("received", RECEIVED, group, """
                {"unit":"00145","procedure":"LT-KHAITU","channel":"DIRECT"}"""));
        synchronized (groups) {
            groups.add(group);
        }
    }

    /** The same event again until it is answered: what was recorded the first time is a duplicate the second. */
    private void post(String event) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> systems.stream(List.of(event)).expect(200).text(), text -> !text.contains("REJECTED"));
    }

    private void killAndStart(Part service) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
        System.out.printf("group crash test: %s is killed%n", service.label());
        suite.kill(service);
        suite.start(service);
    }

    private void resolveWhatIsReceived() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    filed().flatMap(group -> parts(group).stream())
                            .filter(part -> !resolved.contains(part))
                            .toList()
                            .forEach(this::resolve);
                    return !filing.get() && resolved.size() == 3 * KILLS;
                });
    }

    private Stream<String> filed() {
        synchronized (groups) {
            return List.copyOf(groups).stream();
        }
    }

    private List<String> parts(String group) {
        return Database.of(suite, INTAKE)
                .texts("select dossier from event where payload::json ->> 'parent' = '%s'".formatted(group));
    }

    private void resolve(String part) {
        var unit = Database.of(suite, INTAKE)
                .texts("select payload::json ->> 'resolvingUnit' from event where dossier = '%s' and version = 1"
                        .formatted(part))
                .getFirst();
        post(POSTS.event("resolved-" + part, "resolved", "2026-10-20T08:00:00+07:00", part, """
                {"unit":"%s","outcome":"APPROVED"}""".formatted(unit)));
        resolved.add(part);
    }

    private void assertWhole(String group, Log log) {
        var said = log.of(group);
        assertThat(legs(said, LegOpened.class))
                .as(group)
                .containsExactlyInAnyOrder("khai-tu", "xoa-thuong-tru", "mai-tang");
        assertThat(legs(said, LegCompleted.class))
                .as(group)
                .containsExactlyInAnyOrder("khai-tu", "xoa-thuong-tru", "mai-tang");
        assertThat(said.stream().map(Log::name)).as(group).containsOnlyOnce("received", "route-planned", "resolved");
        assertThat(parts(group)).as(group).hasSize(3).doesNotHaveDuplicates();
        for (var part : parts(group))
            assertThat(log.of(part).stream().map(Log::name)).as(part).containsOnlyOnce("received", "resolved");
        var view = Client.of(suite, "auditor", null)
                .get(REPORTING, "/v1/dossiers/" + group)
                .expect(200)
                .json();
        assertThat(view.at("/status/code").asText()).as(group).isEqualTo("RESOLVED");
        assertThat(view.path("children")).as(group).hasSize(3);
    }

    private static List<String> legs(List<LogRecord> records, Class<?> event) {
        return records.stream()
                .map(record -> EventTypes.decode(record.type(), record.data()))
                .filter(event::isInstance)
                .map(said -> said instanceof LegOpened opened ? opened.leg() : ((LegCompleted) said).leg())
                .collect(Collectors.toList());
    }
}

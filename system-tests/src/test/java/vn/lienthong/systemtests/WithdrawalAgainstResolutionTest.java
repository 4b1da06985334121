package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Rebuild;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/** The applicant withdraws in the moment in which the officer resolves: two owners, one close. */
class WithdrawalAgainstResolutionTest {
    private static final int RACES = 1000;
    private static final String UNIT = "08716";

    private static final String TODAY = Clocks.NOON.toLocalDate().toString();
    private static final String RECEIVED_AT =
            Clocks.NOON.minusMinutes(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    private static final String PREFIX = "25.08716-%ty%<tm%<td-".formatted(Clocks.NOON);

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", UNIT);
    private final Client officer = Client.of(suite, "officer", UNIT);

    @Test
    void everyRaceEndsWithOneCloseTheSameAfterTheViewsAreRebuilt() throws InterruptedException {
        var races = receiveAndRace();

        var closes = closes();
        assertThat(closes).hasSize(RACES);
        assertAllWaysOccurred(closes.values());
        for (var race : races) assertOneClose(race, closes.get(race.code()));
        assertCountedOnce(closes.values());
        Rebuild.reporting(suite);
        assertThat(closes()).isEqualTo(closes);
        assertCountedOnce(closes.values());
    }

    private List<Race> receiveAndRace() throws InterruptedException {
        try (var _ = Clocks.at(suite, Clocks.NOON.toString(), INTAKE, ROUTING, DEADLINE)) {
            receiveAll();
            Settled.await(suite);
            var races = raceAll();
            Settled.await(suite);
            return races;
        }
    }

    /** What each of the two was answered. */
    private record Race(String code, Answer withdrawal, Answer resolution) {
        boolean withdrawn() {
            return accepted(withdrawal);
        }

        boolean resolved() {
            return accepted(resolution);
        }

        private static boolean accepted(Answer answer) {
            assertThat(answer.status()).as(answer.text()).isIn(201, 409, 422);
            return answer.status() == 201;
        }
    }

    /** How a dossier closed, as its view has it. */
    private record Close(String status, String closedAt, String outcome, Set<String> flags) {
        static Close of(JsonNode view) {
            var flags = new TreeSet<String>();
            view.path("flags").forEach(flag -> flags.add(flag.asText()));
            assertThat(view.path("closedAt").asText()).as(view.toString()).isNotBlank();
            return new Close(
                    view.at("/status/code").asText(),
                    view.path("closedAt").asText(),
                    view.path("outcome").asText(),
                    flags);
        }

        boolean conflict() {
            return flags.contains("CLOSE_CONFLICT");
        }

        String way() {
            return status + (conflict() ? ", both accepted" : ", the other refused");
        }
    }

    private void receiveAll() {
        var posts = new Posts("urn:vn:motcua:vinh-phuc", UNIT);
        var events = new ArrayList<String>();
        for (int i = 1; i <= RACES; i++) events.add(posts.received(code(i), "1.004873", RECEIVED_AT));
        var counts = Client.of(suite, "source", UNIT).stream(events)
                .expect(200)
                .lines()
                .getLast();
        assertThat(counts.path("applied").asInt()).isEqualTo(RACES);
    }

    private List<Race> raceAll() throws InterruptedException {
        try (var races = Executors.newFixedThreadPool(32);
                var applicants = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.rangeClosed(1, RACES)
                    .<Callable<Race>>mapToObj(i -> () -> i % 4 == 0 ? onTheHeels(code(i)) : atOnce(code(i), applicants))
                    .toList();
            return races.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }

    private Race atOnce(String code, Executor applicants) {
        var withdrawal = CompletableFuture.supplyAsync(() -> withdraw(code), applicants);
        var resolution = resolve(code);
        return new Race(code, withdrawal.join(), resolution);
    }

    /** The resolution reads the log before it is decided; at once, it would hardly ever come first. */
    private Race onTheHeels(String code) {
        var resolution = resolve(code);
        return new Race(code, withdraw(code), resolution);
    }

    private Answer withdraw(String code) {
        return clerk.post(INTAKE, "/v1/dossiers/" + code + "/withdrawal", "{\"override\":{\"ground\":\"test\"}}");
    }

    private Answer resolve(String code) {
        return officer.post(
                ROUTING,
                "/v1/dossiers/" + code + "/resolution",
                "{\"unit\":\"08716\",\"outcome\":\"APPROVED\",\"override\":{\"ground\":\"test\"}}");
    }

    /** Or else nothing was raced: either came first, and now and then neither knew of the other. */
    private static void assertAllWaysOccurred(Collection<Close> closes) {
        var ways = closes.stream().collect(Collectors.groupingBy(Close::way, Collectors.counting()));
        System.out.println("withdrawal against resolution: " + ways);
        assertThat(closes).extracting(Close::status).contains("WITHDRAWN", "RESOLVED");
        assertThat(closes).anyMatch(Close::conflict);
    }

    /** Closed by one that was accepted; when both were, the later one stands as a conflict and changes nothing. */
    private static void assertOneClose(Race race, Close close) {
        assertThat(race.withdrawn() || race.resolved()).as("%s", race).isTrue();
        assertThat(close.conflict()).as("%s", race).isEqualTo(race.withdrawn() && race.resolved());
        if (!race.withdrawn()) assertThat(close.status()).as("%s", race).isEqualTo("RESOLVED");
        if (!race.resolved()) assertThat(close.status()).as("%s", race).isEqualTo("WITHDRAWN");
    }

    private void assertCountedOnce(Collection<Close> closes) {
        var report = Report.of(suite, UNIT, TODAY, TODAY).requireChecks();
        assertThat(report.total("received.direct")).isEqualTo(RACES);
        assertThat(report.total("resolved.total")).isEqualTo(RACES);
        assertThat(report.total("open.total")).isZero();
        assertThat(report.total("resolved.byOutcome.WITHDRAWN")).isEqualTo((int) closes.stream()
                .filter(close -> close.status().equals("WITHDRAWN"))
                .count());
    }

    private Map<String, Close> closes() {
        return Views.of(suite, UNIT).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Close.of(entry.getValue())));
    }

    private static String code(int i) {
        return PREFIX + "%04d".formatted(i);
    }
}

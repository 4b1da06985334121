package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;

/** The applicant withdraws in the moment in which the officer resolves: two owners, one close. */
class WithdrawalAgainstResolutionTest {
    private static final int RACES = 1000;
    private static final String UNIT = "08716";

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String TODAY = NOW.toLocalDate().toString();
    private static final String RECEIVED_AT = NOW.minusMinutes(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    private static final String PREFIX = "25.08716-%ty%<tm%<td-".formatted(NOW);

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", UNIT);
    private final Client officer = Client.of(suite, "officer", UNIT);

    @Test
    void everyRaceEndsWithOneCloseTheSameAfterTheViewsAreRebuilt() throws InterruptedException {
        receiveAll();
        Settled.await(suite);
        raceAll();
        Settled.await(suite);

        assertOneCloseEach();
        var before = closes();
        Rebuild.reporting(suite);
        assertThat(closes()).isEqualTo(before);
        assertOneCloseEach();
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

    private void raceAll() throws InterruptedException {
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 1; i <= RACES; i++) {
            var code = code(i);
            Callable<Answer> withdraw = () ->
                    clerk.post(INTAKE, "/v1/dossiers/" + code + "/withdrawal", "{\"override\":{\"ground\":\"test\"}}");
            Callable<Answer> resolve = () -> officer.post(
                    ROUTING,
                    "/v1/dossiers/" + code + "/resolution",
                    "{\"unit\":\"08716\",\"outcome\":\"APPROVED\",\"override\":{\"ground\":\"test\"}}");
            calls.add(i % 2 == 0 ? withdraw : resolve);
            calls.add(i % 2 == 0 ? resolve : withdraw);
        }
        try (var racers = Executors.newFixedThreadPool(16)) {
            for (var answer : racers.invokeAll(calls))
                assertThat(answer.resultNow().status()).isIn(200, 201, 409, 422);
        }
    }

    private void assertOneCloseEach() {
        var report = Report.of(suite, UNIT, TODAY, TODAY).requireChecks();
        assertThat(report.total("received.direct")).isEqualTo(RACES);
        assertThat(report.total("resolved.total")).isEqualTo(RACES);
        assertThat(report.total("open.total")).isZero();
    }

    /** How each dossier closed. */
    private Map<String, String> closes() {
        return Views.of(suite, UNIT).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> close(entry.getValue())));
    }

    private static String close(JsonNode view) {
        assertThat(view.path("closedAt").asText()).as(view.toString()).isNotBlank();
        return view.at("/status/code").asText() + " " + view.path("closedAt").asText() + " " + view.path("flags");
    }

    private static String code(int i) {
        return PREFIX + "%04d".formatted(i);
    }
}

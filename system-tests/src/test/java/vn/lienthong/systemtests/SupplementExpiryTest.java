package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * Three births for which a ward asked for more on the same day: of one nothing came within seven working days, of one it came
 * in time, and of one it came in time but was told when the dossier had been stopped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplementExpiryTest {
    private static final String WARD = "00562";
    private static final Posts POSTS = new Posts("urn:vn:motcua:thuan-an", WARD);
    private static final String EXPIRED = "01.00562-260914-9001";
    private static final String IN_TIME = "01.00562-260914-9002";
    private static final String TOLD_LATE = "01.00562-260914-9003";

    private static final String RECEIVED = "2026-09-14T08:00:00+07:00";
    private static final String REQUESTED = "2026-09-15T10:00:00+07:00";
    private static final String LAST_DAY = "2026-09-24T16:00:00+07:00";
    private static final String LAST_SECOND = "2026-09-24T23:59:59+07:00";
    private static final String TOLD_UNTIL = "2026-10-01T08:00:00+07:00";

    private final Suite suite = SharedSuite.get();
    private final Client auditor = Client.of(suite, "auditor", null);

    @BeforeAll
    void tellWhatHappened() {
        tell(Stream.of(EXPIRED, IN_TIME, TOLD_LATE)
                .flatMap(dossier -> Stream.of(
                        POSTS.received(dossier, "LT-KHAISINH-TT", RECEIVED),
                        POSTS.event("supplement-requested", REQUESTED, dossier, """
                                {"reason":"thiếu giấy chứng sinh","items":[{"name":"giấy chứng sinh"}]}""")))
                .toList());
        tell(List.of(provided(IN_TIME)));
        tell(List.of(complete()));
        awaitSaid(EXPIRED, "supplement-expired", "stopped");
        awaitSaid(TOLD_LATE, "supplement-expired", "stopped");
        tell(List.of(provided(TOLD_LATE)));
        awaitSaid(TOLD_LATE, "supplement-expired", "stopped", "fact-annulled", "fact-annulled");
        Settled.await(suite);
    }

    private void tell(List<String> events) {
        var answer = Client.of(suite, "source", WARD).stream(events).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    private static String provided(String dossier) {
        return POSTS.event("supplement-provided", LAST_DAY, dossier, "{}");
    }

    private static String complete() {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), POSTS.source(), TOLD_UNTIL, TOLD_UNTIL);
    }

    @Test
    void whatWasNotSuppliedIsStoppedAtTheEndOfTheSeventhWorkingDay() {
        assertThat(history(EXPIRED))
                .containsSubsequence("supplement-expired at " + LAST_SECOND, "stopped at " + LAST_SECOND);
        var view = view(EXPIRED);
        assertThat(view.at("/status/code").asText()).isEqualTo("STOPPED");
        assertThat(view.path("closedAt").asText()).isEqualTo(LAST_SECOND);
        assertThat(view.path("timeliness").asText()).isEqualTo("ON_TIME");
    }

    @Test
    void theClockPageSaysWhyItExpired() {
        var clock = clock(EXPIRED);

        assertThat(clock.path("state").asText()).isEqualTo("STOPPED");
        assertThat(nodes(clock.path("supplements"))).singleElement().satisfies(supplement -> {
            assertThat(supplement.path("requestedAt").asText()).isEqualTo(REQUESTED);
            assertThat(supplement.path("expiresAt").asText()).isEqualTo(LAST_SECOND);
            assertThat(supplement.path("expired").asBoolean()).isTrue();
            assertThat(supplement.path("basis").asText())
                    .isEqualTo("NĐ 63/2024/NĐ-CP, as amended by NĐ 301/2026/NĐ-CP");
            assertThat(supplement.path("trace")).isNotEmpty();
        });
    }

    @Test
    void whatCameInTimeGoesOn() {
        assertThat(history(IN_TIME))
                .noneMatch(line -> line.startsWith("supplement-expired") || line.startsWith("stopped"));
        assertThat(view(IN_TIME).at("/status/code").asText()).isEqualTo("RECEIVED");
        assertThat(clock(IN_TIME).path("supplements")).isEmpty();
    }

    @Test
    void whatCameInTimeAndWasToldLateIsOpenAgain() {
        assertThat(view(TOLD_LATE).at("/status/code").asText()).isEqualTo("RECEIVED");
        assertThat(view(TOLD_LATE).path("closedAt").isNull()).isTrue();
        assertThat(view(TOLD_LATE).path("flags")).isEmpty();
        assertThat(clock(TOLD_LATE).path("state").asText()).isEqualTo("RUNNING");
        assertThat(clock(TOLD_LATE).path("supplements")).isEmpty();
        assertThat(clock(TOLD_LATE).path("dueAt")).isEqualTo(clock(IN_TIME).path("dueAt"));
    }

    @Test
    void theReportCountsTheStoppedOneAsClosedAndNotLate() {
        var report = Report.of(suite, WARD, "2026-09-14", "2026-09-24").requireChecks();

        assertThat(report.total("received.total")).isEqualTo(3);
        assertThat(report.total("resolved.total")).isEqualTo(1);
        assertThat(report.total("resolved.late")).isZero();
        assertThat(report.json().at("/total/resolved/byOutcome/STOPPED").asInt())
                .isEqualTo(1);
        assertThat(report.total("open.total")).isEqualTo(2);
    }

    /** What deadline and routing have said of it so far about expiry and stop. */
    private void awaitSaid(String dossier, String... names) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Log.read(suite.kafkaBootstrap()).of(dossier))
                        .extracting(Log::name)
                        .filteredOn(name -> List.of(names).contains(name))
                        .containsExactly(names));
    }

    private List<String> history(String dossier) {
        var events = auditor.get(REPORTING, "/v1/dossiers/" + dossier + "/events")
                .expect(200)
                .json()
                .path("events");
        return nodes(events)
                .map(line -> line.path("type").asText().replaceAll("vn\\.lienthong\\.dossier\\.|\\.v1", "") + " at "
                        + line.path("time").asText())
                .toList();
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }

    private JsonNode clock(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

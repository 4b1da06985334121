package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * A ward without a line posts a week late. A dossier that its other system posts live, in the same shard and with the same
 * due date, shows that notices were given meanwhile.
 */
class OfflineWardTest {
    private static final String WARD = "00577";
    private static final Posts LIVE = new Posts("urn:vn:motcua:bat-trang-truc-tuyen", WARD);
    private static final Posts OFFLINE = new Posts("urn:vn:motcua:bat-trang-gui-sau", WARD);
    private static final int GRACE_DAYS = 14;
    /** Of 3 working days. */
    private static final String PROCEDURE = "1.004873";

    private static final String RECEIVED_AT = time(Clocks.NOON.minusMinutes(5));
    private static final String DONE_AT = time(Clocks.NOON.minusMinutes(1));
    private static final String TODAY = Clocks.NOON.toLocalDate().toString();

    private static final List<String> CODES = ofOneShard();
    private static final String CONTROL = CODES.get(0);
    private static final String DONE_IN_TIME = CODES.get(1);
    private static final String FORGOTTEN = CODES.get(2);
    private static final String ALL_TOLD_LATE = CODES.get(3);

    private final Suite suite = SharedSuite.get();
    private final Client ward = Client.of(suite, "source", WARD);
    private final Client auditor = Client.of(suite, "auditor", null);
    private Clocks clocks;

    private static List<String> ofOneShard() {
        var day = Clocks.NOON.format(DateTimeFormatter.ofPattern("yyMMdd"));
        return IntStream.range(9000, 9999)
                .mapToObj(number -> "01.00577-%s-%d".formatted(day, number))
                .filter(code -> Shards.STANDARD.of(code) == 5)
                .limit(4)
                .toList();
    }

    private static String time(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @BeforeEach
    void setTheClocksToNoon() {
        clocks = Clocks.at(suite, Clocks.NOON.toString(), INTAKE, ROUTING, DEADLINE);
    }

    @AfterEach
    void letTheClocksRun() {
        clocks.close();
    }

    @Test
    void whatItTellsAWeekLateLeavesNoFalseNoticeAndCountsOnItsDay() {
        declareOffline();
        post(
                LIVE.received(CONTROL, PROCEDURE, RECEIVED_AT),
                OFFLINE.received(DONE_IN_TIME, PROCEDURE, RECEIVED_AT),
                OFFLINE.received(FORGOTTEN, PROCEDURE, RECEIVED_AT));
        var due = due(FORGOTTEN);

        clocks.move(time(due.plusHours(1)));
        awaitOverdue(CONTROL);
        assertThat(overdue(DONE_IN_TIME)).isEmpty();
        assertThat(overdue(FORGOTTEN)).isEmpty();
        assertFigures(3, 0);

        clocks.move(time(due.plusDays(7)));
        post(
                OFFLINE.resolved(DONE_IN_TIME, DONE_AT),
                OFFLINE.received(ALL_TOLD_LATE, PROCEDURE, RECEIVED_AT),
                OFFLINE.resolved(ALL_TOLD_LATE, DONE_AT));
        assertThat(overdue(FORGOTTEN)).isEmpty();
        assertFigures(2, 2);

        post(complete(due));
        awaitOverdue(FORGOTTEN);

        assertThat(overdue(FORGOTTEN)).containsExactly(time(due));
        assertThat(notices(DONE_IN_TIME)).isEmpty();
        assertThat(notices(ALL_TOLD_LATE)).isEmpty();
        assertThat(history(ALL_TOLD_LATE)).containsSubsequence("received " + RECEIVED_AT, "resolved " + DONE_AT);
        assertThat(completeUpTo()).isEqualTo(time(due));
    }

    private void declareOffline() {
        Client.of(suite, "admin", "01")
                .post(INTAKE, "/v1/reference/sources", """
                {"source":"%s","unit":"%s","mode":"OFFLINE","graceDays":%d}""".formatted(OFFLINE.source(), WARD, GRACE_DAYS))
                .expect(201);
    }

    private void post(String... events) {
        var answer = ward.stream(List.of(events)).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
        Settled.await(suite);
    }

    private static String complete(OffsetDateTime upTo) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), OFFLINE.source(), time(upTo), time(upTo));
    }

    private OffsetDateTime due(String code) {
        return OffsetDateTime.parse(auditor.get(DEADLINE, "/v1/dossiers/" + code + "/clock")
                .expect(200)
                .json()
                .path("dueAt")
                .asText());
    }

    private void awaitOverdue(String code) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(overdue(code)).isNotEmpty());
    }

    /** The business times of the notices. */
    private List<String> overdue(String code) {
        return notices(code).stream()
                .filter(notice -> notice.startsWith("overdue "))
                .map(notice -> notice.substring("overdue ".length()))
                .toList();
    }

    private List<String> notices(String code) {
        return history(code).stream()
                .filter(event -> event.matches("(due-soon|overdue|overdue-withdrawn|duty-missed) .*"))
                .toList();
    }

    private List<String> history(String code) {
        return nodes(auditor.get(REPORTING, "/v1/dossiers/" + code + "/events")
                        .expect(200)
                        .json()
                        .path("events"))
                .map(event -> event.path("type")
                                .asText()
                                .replace("vn.lienthong.dossier.", "")
                                .replace(".v1", "") + " " + event.path("time").asText())
                .toList();
    }

    /** Of the day after the due day, by business time. */
    private void assertFigures(int overdue, int early) {
        var report = Report.of(
                        suite,
                        WARD,
                        TODAY,
                        due(CONTROL).toLocalDate().plusDays(1).toString())
                .requireChecks();
        assertThat(report.total("open.overdue")).isEqualTo(overdue);
        assertThat(report.total("resolved.early")).isEqualTo(early);
    }

    private String completeUpTo() {
        return nodes(Report.of(suite, WARD, TODAY, TODAY).json().path("completeUpTo"))
                .filter(source -> source.path("source").asText().equals(OFFLINE.source()))
                .map(source -> source.path("at").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

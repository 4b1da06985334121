package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * What sets and moves a due date: each in one dossier, posted through the front door by a ward that received it on Monday, 14
 * September 2026, seen on the clock page with its reason, its basis and day by day, and in the view of the dossier.
 */
class ClocksTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final String WARD = "00565";
    private static final String PROVINCE = "01";
    private static final Posts POSTS = new Posts("urn:vn:motcua:gia-lam", WARD);
    private static final Posts OF_PROVINCE = new Posts("urn:vn:motcua:ha-noi-dong-ho", PROVINCE);

    /** Five working days, starting anew with a supplement. */
    private static final String FIVE_DAYS = "1.001653";

    private static final String BASIS = "TTLT 37/2012/TTLT-BLĐTBXH-BYT-BTC-BGDĐT";
    private static final String OWN_BASIS = "9/QĐ-UBND";
    private static final String RECEIVED = "2026-09-14T09:00:00+07:00";
    private static final String INITIAL = "INITIAL 2026-09-21T23:59:59+07:00 since " + RECEIVED + ", ";
    private static final String[] FIVE_DAYS_FROM_MONDAY = {
        "2026-09-14 START",
        "2026-09-15 COUNTED",
        "2026-09-16 COUNTED",
        "2026-09-17 COUNTED",
        "2026-09-18 COUNTED",
        "2026-09-19 WEEKEND",
        "2026-09-20 WEEKEND",
        "2026-09-21 COUNTED",
        "2026-09-21 DUE"
    };

    private static final String DOSSIER = code(1);
    private static final String LEGS = code(2);
    private static final String RESTART = code(3);
    private static final String PAUSE = code(4);
    private static final String ASKED_TWICE = code(5);
    private static final String PAYMENT = code(6);
    private static final String EXTENDED = code(7);
    private static final String EXTENDED_TWICE = code(8);
    private static final String EXTENDED_LATE = code(9);
    private static final String INCIDENT = code(10);

    private final Client auditor = Client.of(SUITE, "auditor", null);

    private static String code(int number) {
        return "01.00565-260914-9%03d".formatted(number);
    }

    @BeforeAll
    static void tellWhatHappened() {
        publish();
        tell(WARD, happened());
        tell(PROVINCE, List.of(OF_PROVINCE.event("acknowledged", "2026-09-16T10:30:00+07:00", LEGS, """
                {"unit":"01"}""")));
        Settled.await(SUITE);
    }

    /** What the shipped catalogue has no example of in 2026. */
    private static void publish() {
        Client.of(SUITE, "admin", PROVINCE)
                .post(
                        INTAKE,
                        "/v1/reference/procedures?document=9&approver=" + text("UBND thành phố"),
                        "application/yaml",
                        """
                        - code: T-CLOCK-PAUSE
                          name: Thủ tục tạm dừng khi chờ bổ sung
                          english: A procedure that a supplement pauses
                          field: CT
                          versions:
                            - {version: T-CLOCK-PAUSE/1, from: 2026-01-01, levels: [WARD], limit: {value: 5, unit: WORKING_DAY}, supplement: PAUSE, basis: 9/QĐ-UBND, approved: true}
                        - code: T-CLOCK-LEGS
                          name: Thủ tục qua hai cơ quan
                          english: A procedure of two agencies
                          field: CT
                          versions:
                            - version: T-CLOCK-LEGS/1
                              from: 2026-01-01
                              levels: [WARD]
                              limit: {value: 7, unit: WORKING_DAY}
                              basis: 9/QĐ-UBND
                              approved: true
                              steps:
                                - {id: xa, at: RECEIVING, work: Thẩm tra, limit: {value: 3, unit: WORKING_DAY}}
                                - {id: tinh, at: PARENT, work: Thẩm định, limit: {value: 4, unit: WORKING_DAY}, after: [xa]}
                        - code: T-CLOCK-INCIDENT
                          name: Thủ tục gặp sự cố
                          english: A procedure hit by an incident
                          field: CT
                          versions:
                            - {version: T-CLOCK-INCIDENT/1, from: 2026-01-01, levels: [WARD], limit: {value: 5, unit: WORKING_DAY}, basis: 9/QĐ-UBND, approved: true}
                        """)
                .expect(201);
    }

    private static void tell(String unit, List<String> events) {
        var answer = Client.of(SUITE, "source", unit).stream(events).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    private static List<String> happened() {
        var events = new ArrayList<String>();
        for (var dossier : List.of(DOSSIER, RESTART, ASKED_TWICE, PAYMENT, EXTENDED, EXTENDED_TWICE, EXTENDED_LATE))
            events.add(POSTS.received(dossier, FIVE_DAYS, RECEIVED));
        events.add(POSTS.received(LEGS, "T-CLOCK-LEGS", RECEIVED));
        events.add(POSTS.received(PAUSE, "T-CLOCK-PAUSE", RECEIVED));
        events.add(POSTS.received(INCIDENT, "T-CLOCK-INCIDENT", RECEIVED));
        events.add(POSTS.event("transferred", "2026-09-16T10:00:00+07:00", LEGS, """
                {"fromUnit":"00565","toUnit":"01"}"""));
        for (var dossier : List.of(RESTART, PAUSE, ASKED_TWICE)) {
            events.add(supplementRequested(dossier, "2026-09-15T10:00:00+07:00"));
            events.add(POSTS.event("supplement-provided", "2026-09-17T15:00:00+07:00", dossier, "{}"));
        }
        events.add(supplementRequested(ASKED_TWICE, "2026-09-18T08:00:00+07:00"));
        events.add(POSTS.event("payment-requested", "2026-09-15T10:00:00+07:00", PAYMENT, """
                {"amount":120000,"currency":"VND"}"""));
        events.add(POSTS.event("payment-confirmed", "2026-09-17T15:00:00+07:00", PAYMENT, """
                {"amount":120000,"currency":"VND"}"""));
        for (var dossier : List.of(EXTENDED, EXTENDED_TWICE))
            events.add(extended(dossier, "2026-09-17T10:00:00+07:00", "2026-09-28"));
        events.add(extended(EXTENDED_TWICE, "2026-09-18T10:00:00+07:00", "2026-09-30"));
        events.add(extended(EXTENDED_LATE, "2026-09-21T10:00:00+07:00", "2026-09-28"));
        return events;
    }

    private static String supplementRequested(String dossier, String time) {
        return POSTS.event("supplement-requested", time, dossier, """
                {"reason":"thiếu ảnh","items":[{"name":"ảnh"}]}""");
    }

    private static String extended(String dossier, String time, String newDue) {
        return POSTS.event("extended", time, dossier, """
                {"newDue":"%s","reason":"cần xác minh","apologyNumber":"12/TB-XL"}""".formatted(newDue));
    }

    @Test
    void theDossiersClockCountsTheLimitOfItsProcedureDayByDay() {
        assertThat(dueDates(DOSSIER)).containsExactly(INITIAL + BASIS);
        assertThat(trace(DOSSIER, 0)).containsExactly(FIVE_DAYS_FROM_MONDAY);
        assertThat(suspensions(DOSSIER)).isEmpty();
        assertDue(DOSSIER, "2026-09-21");
        assertThat(flags(DOSSIER)).isEmpty();
    }

    @Test
    void aLegHasAClockOfItsOwnFromTheMomentItsAgencyHasTheDossier() {
        assertThat(dueDates(LEGS))
                .containsExactly(
                        "INITIAL 2026-09-23T23:59:59+07:00 since 2026-09-14T09:00:00+07:00, " + OWN_BASIS,
                        "xa INITIAL 2026-09-17T23:59:59+07:00 since 2026-09-14T09:00:00+07:00, " + OWN_BASIS,
                        "tinh INITIAL 2026-09-22T23:59:59+07:00 since 2026-09-16T10:00:00+07:00, " + OWN_BASIS);
        assertThat(trace(LEGS, 1))
                .containsExactly(
                        "2026-09-14 START",
                        "2026-09-15 COUNTED",
                        "2026-09-16 COUNTED",
                        "2026-09-17 COUNTED",
                        "2026-09-17 DUE");
        assertThat(trace(LEGS, 2))
                .containsExactly(
                        "2026-09-16 START",
                        "2026-09-17 COUNTED",
                        "2026-09-18 COUNTED",
                        "2026-09-19 WEEKEND",
                        "2026-09-20 WEEKEND",
                        "2026-09-21 COUNTED",
                        "2026-09-22 COUNTED",
                        "2026-09-22 DUE");
        assertThat(nodes(clock(LEGS).path("legs")))
                .extracting(leg ->
                        leg.path("unit").asText() + " " + leg.path("startedAt").asText() + " to "
                                + leg.path("endedAt").asText("now"))
                .containsExactly(
                        "00565 2026-09-14T09:00:00+07:00 to 2026-09-16T10:00:00+07:00",
                        "01 2026-09-16T10:00:00+07:00 to now");
        assertDue(LEGS, "2026-09-23");
        assertThat(nodes(view(LEGS).path("legs")))
                .extracting(leg -> leg.path("dueAt").asText())
                .containsExactly("2026-09-17T23:59:59+07:00", "2026-09-22T23:59:59+07:00");
    }

    @Test
    void aSupplementLetsTheLimitStartAnew() {
        assertThat(dueDates(RESTART))
                .containsExactly(
                        INITIAL + BASIS,
                        "SUPPLEMENT_RESTART 2026-09-24T23:59:59+07:00 since 2026-09-17T15:00:00+07:00,"
                                + " NĐ 118/2025/NĐ-CP, art 19");
        assertThat(trace(RESTART, 1))
                .containsExactly(
                        "2026-09-17 START",
                        "2026-09-18 COUNTED",
                        "2026-09-19 WEEKEND",
                        "2026-09-20 WEEKEND",
                        "2026-09-21 COUNTED",
                        "2026-09-22 COUNTED",
                        "2026-09-23 COUNTED",
                        "2026-09-24 COUNTED",
                        "2026-09-24 DUE");
        assertThat(suspensions(RESTART))
                .containsExactly("SUPPLEMENT 2026-09-15T10:00:00+07:00 to 2026-09-17T15:00:00+07:00,"
                        + " NĐ 118/2025/NĐ-CP, art 19");
        assertDue(RESTART, "2026-09-24");
    }

    @Test
    void whereTheProcedureSaysSoItOnlyPausesTheLimit() {
        assertThat(dueDates(PAUSE))
                .containsExactly(
                        INITIAL + OWN_BASIS,
                        "SUPPLEMENT_PAUSE 2026-09-23T23:59:59+07:00 since 2026-09-17T15:00:00+07:00,"
                                + " NĐ 118/2025/NĐ-CP, art 19");
        assertThat(trace(PAUSE, 0)).containsExactly(FIVE_DAYS_FROM_MONDAY);
        assertThat(trace(PAUSE, 1))
                .as("moved by the two days waited, not counted")
                .isEmpty();
        assertDue(PAUSE, "2026-09-23");
    }

    @Test
    void aSecondSupplementIsFlaggedAndSuspendsTheClockAllTheSame() {
        assertThat(flags(ASKED_TWICE)).containsExactly("SECOND_SUPPLEMENT");
        assertThat(suspensions(ASKED_TWICE))
                .containsExactly(
                        "SUPPLEMENT 2026-09-15T10:00:00+07:00 to 2026-09-17T15:00:00+07:00,"
                                + " NĐ 118/2025/NĐ-CP, art 19",
                        "SUPPLEMENT 2026-09-18T08:00:00+07:00 to now, NĐ 118/2025/NĐ-CP, art 19");
        assertThat(clock(ASKED_TWICE).path("state").asText()).isEqualTo("SUSPENDED");
        assertDue(ASKED_TWICE, "2026-09-24");
    }

    @Test
    void thePaymentOfAFinancialDutyPausesTheLimit() {
        assertThat(dueDates(PAYMENT))
                .containsExactly(
                        INITIAL + BASIS,
                        "PAYMENT_PAUSE 2026-09-23T23:59:59+07:00 since 2026-09-17T15:00:00+07:00,"
                                + " NĐ 118/2025/NĐ-CP");
        assertThat(suspensions(PAYMENT))
                .containsExactly(
                        "PAYMENT 2026-09-15T10:00:00+07:00 to 2026-09-17T15:00:00+07:00," + " NĐ 118/2025/NĐ-CP");
        assertDue(PAYMENT, "2026-09-23");
    }

    @Test
    void anApologyAppointsAnotherDayOnce() {
        assertThat(dueDates(EXTENDED)).containsExactly(INITIAL + BASIS, extendedTo("2026-09-28", "2026-09-17"));
        assertThat(trace(EXTENDED, 1)).as("appointed, not counted").isEmpty();
        assertDue(EXTENDED, "2026-09-28");
        assertThat(flags(EXTENDED)).isEmpty();
        assertThat(history(EXTENDED)).contains("12/TB-XL");

        Client.of(SUITE, "clerk", WARD)
                .post(DEADLINE, "/v1/dossiers/" + EXTENDED + "/extensions", """
                        {"newDue":"%s","reason":"cần xác minh","apologyNumber":"13/TB-XL"}""".formatted(
                                Clocks.NOON.toLocalDate().plusDays(30)))
                .expectProblem(422, "second-extension");
        assertDue(EXTENDED, "2026-09-28");
    }

    @Test
    void aSecondExtensionThatASystemReportsHappenedAndIsFlagged() {
        assertThat(flags(EXTENDED_TWICE)).containsExactly("SECOND_EXTENSION");
        assertThat(dueDates(EXTENDED_TWICE))
                .containsExactly(
                        INITIAL + BASIS,
                        extendedTo("2026-09-28", "2026-09-17"),
                        extendedTo("2026-09-30", "2026-09-18"));
        assertDue(EXTENDED_TWICE, "2026-09-30");
    }

    @Test
    void anExtensionOnTheDueDayComesTooLateAndIsFlagged() {
        assertThat(flags(EXTENDED_LATE)).containsExactly("LATE_EXTENSION");
        assertThat(dueDates(EXTENDED_LATE)).containsExactly(INITIAL + BASIS, extendedTo("2026-09-28", "2026-09-21"));
        assertDue(EXTENDED_LATE, "2026-09-28");
    }

    @Test
    void afterAnIncidentTheClockGoesOnFromRecoveryAndNothingIsLateForIt() {
        tell(WARD, List.of(completeUpTo("2026-09-22T15:00:00+07:00")));
        awaitNotices(INCIDENT, "DossierOverdue 2026-09-21T23:59:59+07:00");

        assertThat(announce(true).getFirst().path("dossier").asText()).isEqualTo(INCIDENT);
        assertThat(dueDates(INCIDENT)).containsExactly(INITIAL + OWN_BASIS);

        assertThat(announce(false)).hasSize(2);
        assertThat(announce(false)).hasSize(1);
        Settled.await(SUITE);
        assertThat(dueDates(INCIDENT))
                .containsExactly(
                        INITIAL + OWN_BASIS,
                        "SYSTEM_INCIDENT 2026-09-22T23:59:59+07:00 since 2026-09-22T10:00:00+07:00,"
                                + " NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND");
        assertThat(suspensions(INCIDENT))
                .containsExactly("INCIDENT 2026-09-21T15:00:00+07:00 to 2026-09-22T10:00:00+07:00,"
                        + " NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND");
        assertDue(INCIDENT, "2026-09-22");
        awaitNotices(
                INCIDENT, "DossierOverdue 2026-09-21T23:59:59+07:00", "OverdueWithdrawn 2026-09-21T23:59:59+07:00");

        tell(WARD, List.of(POSTS.resolved(INCIDENT, "2026-09-22T16:00:00+07:00")));
        Settled.await(SUITE);
        assertThat(view(INCIDENT).path("timeliness").asText()).isEqualTo("ON_TIME");
        var row = nodes(Report.of(SUITE, WARD, "2026-09-01", "2026-09-30")
                        .requireChecks()
                        .json()
                        .path("rows"))
                .filter(of -> of.path("key").asText().equals("T-CLOCK-INCIDENT"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("resolved").path("onTime").asInt()).isEqualTo(1);
        assertThat(row.path("resolved").path("late").asInt()).isZero();
    }

    /** The lines of the answer: a dossier each, and what they come to. */
    private static List<JsonNode> announce(boolean dryRun) {
        return Client.of(SUITE, "admin", PROVINCE)
                .post(DEADLINE, "/v1/incidents", """
                        {"from":"2026-09-21T15:00:00+07:00","to":"2026-09-22T10:00:00+07:00",
                         "procedures":["T-CLOCK-INCIDENT"],"units":["01"],"document":"12/TB-UBND",
                         "approver":"Chủ tịch UBND thành phố","basis":"NĐ 63/2024/NĐ-CP, art 4(7)","dryRun":%s}""".formatted(dryRun))
                .expect(200)
                .lines();
    }

    private static String completeUpTo(String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), POSTS.source(), time, time);
    }

    private static String extendedTo(String due, String day) {
        return "EXTENSION_APOLOGY %sT23:59:59+07:00 since %sT10:00:00+07:00, NĐ 118/2025/NĐ-CP, art 19"
                .formatted(due, day);
    }

    /** In force by the clock page and by the view of the dossier, which knows what was promised too. */
    private void assertDue(String dossier, String day) {
        var endOfDay = day + "T23:59:59+07:00";
        assertThat(clock(dossier).path("dueAt").asText()).isEqualTo(endOfDay);
        assertThat(view(dossier).path("dueAt").asText()).isEqualTo(endOfDay);
    }

    private List<String> dueDates(String dossier) {
        return nodes(clock(dossier).path("dueDates"))
                .map(due -> (due.path("leg").isTextual() ? due.path("leg").asText() + " " : "")
                        + "%s %s since %s, %s"
                                .formatted(
                                        due.path("reason").asText(),
                                        due.path("dueAt").asText(),
                                        due.path("inForceFrom").asText(),
                                        due.path("basis").asText()))
                .toList();
    }

    private List<String> trace(String dossier, int dueDate) {
        return nodes(clock(dossier).path("dueDates").path(dueDate).path("trace"))
                .map(line -> line.path("day").asText() + " " + line.path("step").asText())
                .toList();
    }

    private List<String> suspensions(String dossier) {
        return nodes(clock(dossier).path("suspensions"))
                .map(pause -> "%s %s to %s, %s"
                        .formatted(
                                pause.path("ground").asText(),
                                pause.path("from").asText(),
                                pause.path("to").asText("now"),
                                pause.path("basis").asText()))
                .toList();
    }

    private void awaitNotices(String dossier, String... notices) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(nodes(clock(dossier).path("notices"))
                                .map(notice -> notice.path("type").asText() + " "
                                        + notice.path("dueAt").asText()))
                        .containsExactly(notices));
    }

    private List<String> flags(String dossier) {
        return nodes(view(dossier).path("flags")).map(JsonNode::asText).toList();
    }

    private JsonNode clock(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json();
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }

    private String history(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier + "/events")
                .expect(200)
                .text();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

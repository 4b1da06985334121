package vn.lienthong.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class DeadlineServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static int dossiers;
    private static DossierLog log;

    @Inject
    SuiteClock clock;

    @Inject
    LiveCatalogue catalogue;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final String dossier = "018.00565-260302-%04d".formatted(++dossiers);

    @BeforeEach
    void openLog() {
        if (log == null) log = new DossierLog(bootstrap);
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void an_open_dossier_becomes_overdue_once_since_its_due_instant_and_a_late_close_withdraws_it() {
        var received = clock.instant();
        var due = log.receive(dossier, received, 5);
        awaitSaid("due-date-set");

        clock.moveTo(due.plus(Duration.ofDays(3)));
        awaitSaid("due-date-set", "duty-missed", "overdue");
        assertThat(log.ofDeadline(dossier).getLast().time()).isEqualTo(due);

        log.say(
                Owner.ROUTING,
                dossier,
                received.plusSeconds(60),
                new DossierResolved(DossierLog.WARD, Outcome.APPROVED, null, null));
        awaitSaid("due-date-set", "duty-missed", "overdue", "overdue-withdrawn", "fact-annulled");
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("notices.type", contains("DossierOverdue", "OverdueWithdrawn"))
                .body("missedDuties", hasSize(0));
    }

    @Test
    void the_clock_page_shows_which_duty_will_be_missed_unless_it_is_done() {
        var due = log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");

        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("upcoming.find { it.kind == 'DUTY_MISSED' }.duty", equalTo("APOLOGY"))
                .body("upcoming.find { it.kind == 'OVERDUE' }.duty", nullValue());

        clock.moveTo(due.plusSeconds(1));
        awaitSaid("due-date-set", "duty-missed", "overdue");
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .body("missedDuties.duty", contains("APOLOGY"))
                .body("missedDuties[0].basis", startsWith("NĐ 118/2025"));
    }

    @Test
    void the_clock_page_of_what_was_filed_online_shows_by_when_it_is_to_be_looked_at() {
        var filed = clock.instant();
        log.say(Owner.INTAKE, dossier, filed, new DossierSubmitted(DossierLog.WARD, "LOCAL-DCXD", null));

        await().atMost(SOON).untilAsserted(() -> clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_STARTED"))
                .body("dueAt", nullValue())
                .body("upcoming.duty", contains("ONLINE_ACCEPTANCE")));
        as("clerk", "00526").get("/v1/dossiers/" + dossier + "/clock").then().statusCode(403);

        clock.moveTo(filed.plus(Duration.ofDays(30)));
        awaitSaid("duty-missed");
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .body("missedDuties.duty", contains("ONLINE_ACCEPTANCE"))
                .body("missedDuties[0].basis", equalTo("mặc định của hệ thống, luật không định"))
                .body("upcoming", hasSize(0));
    }

    @Test
    void history_that_is_being_loaded_raises_no_notice_while_its_source_still_speaks() {
        log.receive(dossier, Instant.parse("2026-03-02T02:00:00Z"), 5);
        awaitSaid("due-date-set");
        log.say(
                Owner.ROUTING,
                dossier,
                Instant.parse("2026-03-04T02:00:00Z"),
                new DossierResolved(DossierLog.WARD, Outcome.APPROVED, null, null));
        var next = dossier + "9";
        log.receive(next, Instant.parse("2026-03-02T02:00:00Z"), 5);
        await().atMost(SOON).until(() -> types(next), said -> said.contains("due-date-set"));

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));

        await().atMost(SOON).until(() -> types(next), said -> said.contains("overdue"));
        assertThat(types(dossier)).containsExactly("due-date-set");
    }

    @Test
    void the_clock_shows_the_due_date_day_by_day_to_the_units_concerned_only() {
        log.receive(dossier, Instant.parse("2026-08-28T02:00:00Z"), 3);
        awaitSaid("due-date-set");

        clerk().header("Accept-Language", "en")
                .get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo("2026-09-07T23:59:59+07:00"))
                .body("originalDueAt", equalTo("2026-09-07T23:59:59+07:00"))
                .body("dueDates", hasSize(1))
                .body("dueDates[0].trace.step", hasItem("DAY_OFF"))
                .body("dueDates[0].trace.text", hasItem(startsWith("public holiday")));
        as("clerk", "00526").get("/v1/dossiers/" + dossier + "/clock").then().statusCode(403);
        as("supervisor", "018").get("/v1/dossiers/" + dossier + "/clock").then().statusCode(200);
        given().get("/v1/dossiers/" + dossier + "/clock").then().statusCode(401);
        clerk().get("/v1/dossiers/018.00565-260302-9999/clock").then().statusCode(404);
    }

    @Test
    void the_clock_page_of_a_part_says_that_it_began_when_its_agency_was_told_it_can() {
        var done = Instant.parse("2026-10-05T02:00:00Z");
        var told = Instant.parse("2026-10-06T03:00:00Z");
        var group = dossier + "9";
        var opened = new LegOpened("thuong-tru", DossierLog.WARD, "LOCAL-DCXD", null, done);
        var called = log.say(Owner.ROUTING, group, told, opened);
        log.say(Owner.INTAKE, dossier, told, Receptions.ofPart(told, 3, group, called));
        awaitSaid("due-date-set");

        await().atMost(SOON).untilAsserted(() -> clerk().header("Accept-Language", "en")
                .get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .body("receivedAt", equalTo("2026-10-06T10:00:00+07:00"))
                .body("beginning.group", equalTo(group))
                .body("beginning.leg", equalTo("thuong-tru"))
                .body("beginning.begunAt", equalTo("2026-10-06T10:00:00+07:00"))
                .body("beginning.possibleFrom", equalTo("2026-10-05T09:00:00+07:00"))
                .body("beginning.text", startsWith("Begun when it was told")));
    }

    @Test
    void a_duty_done_too_late_is_said_and_shown_with_its_basis() {
        var received = Instant.parse("2026-03-02T02:00:00Z");
        log.receive(dossier, received, 10);
        awaitSaid("due-date-set");

        log.say(
                Owner.INTAKE,
                dossier,
                received.plus(Duration.ofDays(7)),
                new SupplementRequested(List.of(), "cb-01", null));

        await().atMost(SOON).until(() -> types(dossier), said -> said.contains("duty-missed"));
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("missedDuties.duty", contains("SUPPLEMENT_NOTICE"))
                .body("missedDuties[0].officer", equalTo("cb-01"))
                .body("missedDuties[0].dueAt", equalTo("2026-03-05T23:59:59+07:00"))
                .body("missedDuties[0].basis", startsWith("NĐ 118/2025"));
    }

    @Test
    void the_clock_page_shows_until_when_a_supplement_must_come_and_that_it_did_not() {
        var received = clock.instant();
        log.say(Owner.INTAKE, dossier, received, Receptions.ofBirth(received));
        var request = new SupplementRequested(List.of(), "cb-01", null);
        var asked = log.say(Owner.INTAKE, dossier, received.plusSeconds(1), request);
        awaitSaid("due-date-set", "clock-suspended");

        var calendar = catalogue
                .now()
                .calendar(DossierLog.WARD, WorkCalendar.dayOf(received))
                .withoutEnd();
        var sevenDays = new Limit(BigDecimal.valueOf(7), LimitUnit.WORKING_DAY);
        var expires = DueDates.compute(received.plusSeconds(1), sevenDays, calendar);
        var clockOf = "/v1/dossiers/" + dossier + "/clock";
        clerk().get(clockOf)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUSPENDED"))
                .body("supplements.request", contains(asked))
                .body("supplements.expiresAt", contains(local(expires.due().at())))
                .body("supplements.expired", contains(false))
                .body("supplements[0].basis", startsWith("NĐ 63/2024/NĐ-CP"))
                .body("supplements[0].trace.step", hasItem("COUNTED"))
                .body("upcoming.kind", contains("SUPPLEMENT_EXPIRED"));

        clock.moveTo(expires.due().at().plusSeconds(1));
        awaitSaid("due-date-set", "clock-suspended", "supplement-expired");
        clerk().get(clockOf).then().body("supplements.expired", contains(true)).body("upcoming", hasSize(0));
    }

    private static String local(Instant moment) {
        return moment.atZone(WorkCalendar.ZONE).toOffsetDateTime().toString();
    }

    @Test
    void a_unit_that_the_dossier_was_handed_to_sees_its_clock_and_may_re_appoint() {
        var received = clock.instant();
        log.receive(dossier, received, 5);
        awaitSaid("due-date-set");
        var clockOf = "/v1/dossiers/" + dossier + "/clock";
        as("officer", "00577").get(clockOf).then().statusCode(403);

        var stranger = new DossierTransferred("00526", "00568", null, null, null);
        var holder = new DossierTransferred(DossierLog.WARD, "00577", null, null, null);
        log.say(Owner.ROUTING, dossier, received.plusSeconds(1), stranger);
        log.say(Owner.ROUTING, dossier, received.plusSeconds(2), holder);

        await().atMost(SOON)
                .untilAsserted(() -> as("officer", "00577").get(clockOf).then().statusCode(200));
        as("officer", "00568").get(clockOf).then().statusCode(403);
        extend(as("officer", "00577"), UUID.randomUUID().toString(), LocalDate.parse("2027-06-01"))
                .then()
                .statusCode(201);
    }

    @Test
    void a_unit_that_was_handed_the_dossier_by_one_that_never_had_it_sees_no_clock() {
        var received = clock.instant();
        log.receive(dossier, received, 5);
        var said = new DossierTransferred("00526", "00568", null, null, null);
        log.say(Owner.ROUTING, dossier, received.plusSeconds(1), new TransferAcknowledged("00526", null, null));
        log.say(Owner.ROUTING, dossier, received.plusSeconds(2), said);
        log.say(Owner.ROUTING, dossier, received.plusSeconds(3), new DossierSentBack("00577", "00571", null));
        log.say(Owner.ROUTING, dossier, received.plusSeconds(4), new DossierSentBack(DossierLog.WARD, "018", null));

        var clockOf = "/v1/dossiers/" + dossier + "/clock";
        await().atMost(SOON)
                .untilAsserted(() -> as("officer", "018").get(clockOf).then().statusCode(200));
        for (var unit : List.of("00526", "00568", "00577", "00571"))
            as("officer", unit).get(clockOf).then().statusCode(403);
    }

    @Test
    void who_is_above_reads_as_supervisor_or_system_and_acts_for_no_unit_below() {
        log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");
        var clockOf = "/v1/dossiers/" + dossier + "/clock";

        for (var role : List.of("supervisor", "source"))
            as(role, "018").get(clockOf).then().statusCode(200);
        for (var role : List.of("clerk", "officer")) {
            as(role, "018").get(clockOf).then().statusCode(403);
            extend(as(role, "018"), UUID.randomUUID().toString(), LocalDate.parse("2027-06-01"))
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("https://lienthong.vn/problems/wrong-unit"));
        }
    }

    @Test
    void a_due_date_is_computed_on_request_with_its_explanation() {
        clerk().body("""
                        {"receivedAt":"2026-02-13T15:05:00+07:00","limit":{"unit":"SAME_DAY"},"unit":"00565"}""")
                .post("/v1/due-dates")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo("2026-02-23T23:59:59+07:00"))
                .body("slipDueAt", startsWith("2026-02-23T1"))
                .body("trace[0].step", equalTo("AFTER_15"))
                .body("trace[0].text", startsWith("Sau 15 giờ"));
        clerk().body("""
                        {"receivedAt":"2026-02-13T15:05:00+07:00","limit":{"value":0,"unit":"DAY"},"unit":"00565"}""")
                .post("/v1/due-dates")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/impossible-limit"));
        clerk().body("""
                        {"receivedAt":"2026-02-13T15:05:00+07:00","limit":{"value":1,"unit":"DAY"},"unit":"99999"}""")
                .post("/v1/due-dates")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/unknown-unit"));
        clerk().body("""
                        {"receivedAt":"2026-02-13T15:05:00+07:00","limit":{"value":1,"unit":"DAY"},"unit":"00565","x":1}""").post("/v1/due-dates").then().statusCode(400);
    }

    @ParameterizedTest(name = "{0} + {1} {2} is due on {3}")
    @CsvSource({
        "2026-08-20T09:00, 2,    WORKING_DAY, 2026-08-22",
        "2026-08-28T09:00, 3,    WORKING_DAY, 2026-09-07",
        "2025-04-25T09:00, 3,    WORKING_DAY, 2025-04-29",
        "2024-04-26T09:00, 5,    WORKING_DAY, 2024-05-07",
        "2026-11-23T09:00, 1,    WORKING_DAY, 2026-11-25",
        "2026-02-06T09:00, 10,   DAY,         2026-02-23",
        "2026-01-31T09:00, 1,    MONTH,       2026-03-02",
        "2026-02-13T15:05, null, SAME_DAY,    2026-02-23",
    })
    void due_dates_are_those_of_the_official_calendars(String received, String value, LimitUnit unit, String due) {
        clerk().body("""
                        {"receivedAt":"%s:00+07:00","limit":{"value":%s,"unit":"%s"},"unit":"00565"}""".formatted(received, value, unit))
                .post("/v1/due-dates")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo(due + "T23:59:59+07:00"))
                .body("calendarVersion", equalTo("VN-1"))
                .body("trace[-1].step", equalTo("DUE"))
                .body("trace[-1].day", equalTo(due));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SAME_DAY")
    void a_limit_beyond_all_measure_is_refused_whatever_it_counts_in(LimitUnit unit) {
        for (var value : List.of("1e9", "1e999", "1e-999999999")) {
            dueDate(value, unit)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("https://lienthong.vn/problems/impossible-limit"));
        }
    }

    @ParameterizedTest
    @CsvSource({"700, WORKING_DAY", "900, DAY", "35, MONTH", "9000, WORKING_HOUR", "30000, HOUR", "1800000, MINUTE"})
    void a_limit_that_leaves_the_calendar_is_refused_whatever_it_counts_in(String value, LimitUnit unit) {
        dueDate(value, unit).then().statusCode(422).body("type", equalTo("https://lienthong.vn/problems/unknown-year"));
    }

    @Test
    void a_limit_within_the_day_ignores_whatever_value_it_is_given() {
        dueDate("1e999", LimitUnit.SAME_DAY).then().statusCode(200).body("dueAt", equalTo("2026-08-20T23:59:59+07:00"));
    }

    @Test
    void a_limit_in_minutes_ends_at_an_instant_of_the_clock() {
        dueDate("10", LimitUnit.MINUTE)
                .then()
                .statusCode(200)
                .body("dueAt", equalTo("2026-08-20T09:10:00+07:00"))
                .body("trace.step", contains("START_MOMENT", "DUE"))
                .body("trace[-1].counted", equalTo(10));
    }

    private static Response dueDate(String value, LimitUnit unit) {
        return clerk().body("""
                        {"receivedAt":"2026-08-20T09:00:00+07:00","limit":{"value":%s,"unit":"%s"},"unit":"00565"}""".formatted(value, unit)).post("/v1/due-dates");
    }

    @Test
    void a_new_calendar_moves_open_dossiers_by_its_document_after_a_dry_run_has_said_which() {
        var due = WorkCalendar.dayOf(log.receive(dossier, clock.instant(), 5));
        awaitSaid("due-date-set");
        catalogue.learn(List.of(NewCalendars.published("VN-2", due, List.of(due), List.of())));
        var next = catalogue.now().calendar(DossierLog.WARD, due).workingDayAfter(due);

        var dry = changeCalendar("VN-2", true);

        assertThat(dry.lineOf(dossier))
                .isEqualTo(Json.mapper()
                        .createObjectNode()
                        .put("dossier", dossier)
                        .put("scope", "DOSSIER")
                        .put("from", due + "T23:59:59+07:00")
                        .put("to", next + "T23:59:59+07:00"));
        assertThat(dry.total().get("document").asText()).isEqualTo(NewCalendars.DOCUMENT);
        assertThat(dry.total().get("dryRun").asBoolean()).isTrue();
        assertThat(dry.total().get("moved").asInt()).isEqualTo(dry.lines().size() - 1);
        assertThat(dry.total().get("failed").asInt()).isZero();
        awaitSaid("due-date-set");

        assertThat(changeCalendar("VN-2", false).lineOf(dossier)).isEqualTo(dry.lineOf(dossier));
        awaitSaid("due-date-set", "due-date-moved");
        assertThat(changeCalendar("VN-2", false).total().get("moved").asInt()).isZero();
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .body("dueAt", equalTo(next + "T23:59:59+07:00"))
                .body("dueDates.reason", contains("INITIAL", "CALENDAR_CHANGE"))
                .body("dueDates.calendarVersion", contains("VN-1", "VN-2"))
                .body("dueDates[1].basis", equalTo(NewCalendars.DOCUMENT))
                .body("dueDates[1].trace[-1].day", equalTo(next.toString()));
    }

    private record Lines(List<JsonNode> lines) {
        static Lines of(Response answer) {
            return new Lines(
                    answer.asString().lines().map(DeadlineServiceTest::json).toList());
        }

        JsonNode lineOf(String dossier) {
            return lines.stream()
                    .filter(line -> line.path("dossier").asText().equals(dossier))
                    .findFirst()
                    .orElseThrow();
        }

        JsonNode total() {
            return lines.getLast();
        }
    }

    private static Lines changeCalendar(String version, boolean dryRun) {
        var answer = change("{\"version\":\"%s\",\"dryRun\":%s}".formatted(version, dryRun));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return Lines.of(answer);
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response change(String body) {
        return as("admin", null).body(body).post("/v1/calendar-changes");
    }

    @Test
    void due_dates_move_only_by_a_calendar_that_was_published_by_a_document_and_by_an_admin() {
        change("{\"version\":\"VN-9\",\"dryRun\":true}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://lienthong.vn/problems/unpublished-calendar"));
        change("{\"version\":\"VN-1\",\"dryRun\":true}")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/calendar-without-document"));
        change("{\"version\":\"VN-1\"}").then().statusCode(400).body("errors.pointer", contains("/dryRun"));
        clerk().body("{\"version\":\"VN-1\",\"dryRun\":true}")
                .post("/v1/calendar-changes")
                .then()
                .statusCode(403);
    }

    @Test
    void an_incident_lets_the_clocks_stand_until_recovery_after_a_dry_run_has_said_whose() {
        var received = clock.instant();
        var due = log.receive(dossier, received, 5);
        awaitSaid("due-date-set");
        var over = received.plus(Duration.ofDays(4));
        clock.moveTo(over.plusSeconds(3600));
        var incident = incident(received.minusSeconds(3600), over);
        var calendar = catalogue.now().calendar(DossierLog.WARD, WorkCalendar.dayOf(received));
        var moved = DueDates.paused(DueDates.endOf(WorkCalendar.dayOf(due)), received, over, calendar);

        var dry = announce(incident.put("dryRun", true));
        assertThat(instants(dry.lineOf(dossier))).containsExactly(received, over);
        assertThat(dry.total().path("basis").asText()).isEqualTo("NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND");
        assertThat(dry.total().path("dryRun").asBoolean()).isTrue();
        assertThat(dry.total().path("suspended").asInt()).isEqualTo(dry.lines().size() - 1);
        assertThat(dry.total().path("failed").asInt()).isZero();
        awaitSaid("due-date-set");

        assertThat(announce(incident.put("dryRun", false)).lineOf(dossier)).isEqualTo(dry.lineOf(dossier));
        awaitSaid("due-date-set", "clock-suspended", "clock-resumed", "due-date-moved");
        assertThat(announce(incident).total().path("suspended").asInt()).isZero();
        clerk().get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .body("state", equalTo("RUNNING"))
                .body("dueAt", equalTo(WorkCalendar.dayOf(moved.at()) + "T23:59:59+07:00"))
                .body("dueDates.reason", contains("INITIAL", "SYSTEM_INCIDENT"))
                .body("dueDates[1].basis", equalTo("NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND"))
                .body("suspensions.ground", contains("INCIDENT"));
    }

    @Test
    void an_incident_is_announced_by_an_admin_when_it_is_over_and_says_of_what_it_speaks() {
        var now = clock.instant();
        var over = incident(now.minusSeconds(60), now.minusSeconds(1)).put("dryRun", true);

        assertRefused(over.deepCopy().put("to", over.get("from").asText()), 422, "no-duration", "/to");
        assertRefused(over.deepCopy().put("to", now.plusSeconds(3600).toString()), 422, "not-recovered", "/to");
        var procedures = over.deepCopy();
        procedures.putArray("procedures").add("LOCAL-DCXD").add("9.999999");
        assertRefused(procedures, 422, "unknown-procedure", "/procedures/1");
        var units = over.deepCopy();
        units.putArray("units").add("99999");
        assertRefused(units, 422, "unknown-unit", "/units/0");
        for (var blank : List.of("document", "approver", "basis"))
            assertRefused(over.deepCopy().put(blank, " "), 400, "invalid-body", "/" + blank);
        procedures.putArray("procedures").add("");
        assertRefused(procedures, 400, "invalid-body", "/procedures/0");
        procedures.putArray("procedures");
        assertRefused(procedures, 400, "invalid-body", "/procedures");
        clerk().body(over.toString()).post("/v1/incidents").then().statusCode(403);
    }

    private static ObjectNode incident(Instant from, Instant to) {
        var incident = Json.mapper()
                .createObjectNode()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("document", "12/TB-UBND")
                .put("approver", "Chủ tịch UBND thành phố")
                .put("basis", "NĐ 63/2024/NĐ-CP, art 4(7)");
        incident.putArray("procedures").add("LOCAL-DCXD");
        incident.putArray("units").add(DossierLog.DISTRICT);
        return incident;
    }

    private static Lines announce(ObjectNode incident) {
        var answer = as("admin", null).body(incident.toString()).post("/v1/incidents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return Lines.of(answer);
    }

    private static void assertRefused(ObjectNode incident, int status, String rule, String pointer) {
        as("admin", null)
                .body(incident.toString())
                .post("/v1/incidents")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://lienthong.vn/problems/" + rule))
                .body("errors.pointer", contains(pointer));
    }

    private static List<Instant> instants(JsonNode suspended) {
        return Stream.of("from", "to")
                .map(field ->
                        OffsetDateTime.parse(suspended.path(field).asText()).toInstant())
                .toList();
    }

    @Test
    void a_re_appointment_moves_the_due_date_once() {
        var due = log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");
        var newDay = WorkCalendar.dayOf(due).plusDays(20);

        var key = UUID.randomUUID().toString();
        var first = extend(key, newDay)
                .then()
                .statusCode(201)
                .body("dueAt", equalTo(newDay + "T23:59:59+07:00"))
                .body("flags", hasSize(0))
                .extract();
        var again = extend(key, newDay).then().statusCode(200).extract();
        assertThat(again.asString()).isEqualTo(first.asString());
        extend(key, newDay.plusDays(1)).then().statusCode(409);
        extend(UUID.randomUUID().toString(), newDay.plusDays(9))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/second-extension"));

        awaitSaid("due-date-set", "extended", "due-date-moved");
        var said = log.ofDeadline(dossier);
        assertThat(said.get(1).sealed()).isEqualTo(SealingStandIn.sealed("{\"reason\":\"cần xác minh\"}"));
        assertThat(said.get(2).causationId()).isEqualTo(said.get(1).id());
        clerk().header("Lienthong-Position", first.header("Lienthong-Position"))
                .get("/v1/dossiers/" + dossier + "/clock")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo(newDay + "T23:59:59+07:00"));
    }

    @Test
    void a_re_appointment_happens_by_the_services_clock() {
        var due = log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");
        clock.moveTo(due.minus(Duration.ofHours(1)));

        extend(UUID.randomUUID().toString(), WorkCalendar.dayOf(due).plusDays(20))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/late-extension"));
    }

    @Test
    void nobody_is_re_appointed_for_a_time_that_has_passed_and_for_no_later_day_only_on_a_ground() {
        var due = log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");
        var today = tomorrowAt(LocalTime.NOON);

        for (var day : List.of(today.minusDays(1), LocalDate.parse("1900-01-01")))
            for (var override : List.of("", ",\"override\":{\"ground\":\"theo đề nghị\"}"))
                extend(day, override)
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("https://lienthong.vn/problems/new-due-passed"));
        extend(WorkCalendar.dayOf(due), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/not-later"));
        extend(WorkCalendar.dayOf(due), ",\"override\":{\"ground\":\"theo đề nghị\"}")
                .then()
                .statusCode(201)
                .body("flags", contains("NOT_LATER", "OVERRIDDEN"));
    }

    @Test
    void somebody_may_be_re_appointed_for_today_until_the_day_is_over() {
        log.receive(dossier, clock.instant(), 5);
        awaitSaid("due-date-set");
        var today = tomorrowAt(LocalTime.of(23, 58));

        extend(today, ",\"override\":{\"ground\":\"theo đề nghị\"}")
                .then()
                .statusCode(201)
                .body("dueAt", equalTo(today + "T23:59:59+07:00"));

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(3)));
        extend(today, ",\"override\":{\"ground\":\"theo đề nghị\"}")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/new-due-passed"));
    }

    /** It is tomorrow now, as far from midnight as the test needs it. */
    private LocalDate tomorrowAt(LocalTime time) {
        var day = WorkCalendar.dayOf(clock.instant()).plusDays(1);
        clock.moveTo(day.atTime(time).atZone(WorkCalendar.ZONE).toInstant());
        return day;
    }

    private Response extend(LocalDate newDue, String override) {
        return clerk().header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"newDue\":\"%s\",\"reason\":\"x\",\"apologyNumber\":\"12/TB\"%s}".formatted(newDue, override))
                .post("/v1/dossiers/" + dossier + "/extensions");
    }

    @Test
    void re_appointing_an_unknown_dossier_or_without_what_is_required_is_refused() {
        extend(UUID.randomUUID().toString(), LocalDate.parse("2026-12-31"))
                .then()
                .statusCode(404);
        clerk().body("{\"newDue\":\"2026-12-31\"}")
                .post("/v1/dossiers/" + dossier + "/extensions")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/invalid-body"))
                .body("errors.pointer", hasItem("/apologyNumber"))
                .body("errors.detail", hasItem("Trường này bắt buộc"));
        as("auditor", "00565")
                .body("{}")
                .post("/v1/dossiers/" + dossier + "/extensions")
                .then()
                .statusCode(403);
    }

    @Test
    void a_reported_re_appointment_is_answered_under_the_posts_identity() {
        var received = clock.instant();
        log.receive(dossier, received, 5);
        var data = Json.mapper().createObjectNode().put("newDue", "2027-06-01").put("apologyNumber", "12/TB");
        var reported = log.say(Owner.INTAKE, dossier, received.plusSeconds(1), new FactReported("extended", data));

        awaitSaid("extended", "due-date-set", "due-date-moved");
        assertThat(log.ofDeadline(dossier))
                .filteredOn(record -> reported.equals(record.causationId()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.origin().source()).isEqualTo("urn:vn:motcua:trau-quy"));
    }

    private Response extend(String key, LocalDate newDue) {
        return extend(clerk(), key, newDue);
    }

    private Response extend(RequestSpecification by, String key, LocalDate newDue) {
        return by.header("Idempotency-Key", key)
                .body("{\"newDue\":\"%s\",\"reason\":\"cần xác minh\",\"apologyNumber\":\"12/TB\"}".formatted(newDue))
                .post("/v1/dossiers/" + dossier + "/extensions");
    }

    private void awaitSaid(String... types) {
        await().atMost(SOON).untilAsserted(() -> assertThat(types(dossier)).containsExactlyInAnyOrder(types));
    }

    private static List<String> types(String of) {
        return log.ofDeadline(of).stream().map(DeadlineServiceTest::shortType).toList();
    }

    private static String shortType(LogRecord record) {
        return record.type()
                .substring("vn.lienthong.dossier.".length(), record.type().length() - ".v1".length());
    }

    private static RequestSpecification clerk() {
        return as("clerk", "00565");
    }

    private static RequestSpecification as(String role, String unit) {
        return given().contentType(ContentType.JSON).header("Authorization", TestTokens.bearer(role, unit));
    }
}

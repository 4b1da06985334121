package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.lienthong.intake.RoutingStandIn.routingSays;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class DossiersTest {
    private static final String RECEPTION = """
            {"unit":"00565","procedure":"2.000815","channel":"DIRECT","time":"2017-03-08T08:15:00+07:00",
             "applicant":{"kind":"PERSON","name":"%s","idNumber":"%s"}}""";

    private static final String RETURN = "{\"unit\":\"00565\",\"channel\":\"DIRECT\"}";
    private static final Instant MOVED = Instant.parse("2017-03-09T02:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Test
    void a_clerk_receives_a_dossier_and_gets_its_receipt() {
        receive("Lê Thị Thử", id())
                .statusCode(201)
                .header("Lienthong-Position", startsWith("intake-"))
                .body("code", matchesPattern("018\\.00565-170308-\\d{4}"))
                .body("receivedAt", equalTo("2017-03-08T08:15:00+07:00"))
                .body("dueAt", equalTo("2017-03-08T23:59:59+07:00"))
                .body("slipDueAt", startsWith("2017-03-08T17:"))
                .body("dueExplanation[0].text", notNullValue())
                .body("trackingKey", matchesPattern("[A-Z2-7]{12}"))
                .body("possibleDuplicates", empty())
                .body("links.self", startsWith("/v1/dossiers/018.00565-170308-"));
    }

    @Test
    void the_same_key_gets_the_same_receipt_and_another_body_409() {
        var key = UUID.randomUUID().toString();
        var body = RECEPTION.formatted("Lê Văn Lặp", id());
        var first = clerk().header("Idempotency-Key", key)
                .body(body)
                .post("/v1/dossiers")
                .then()
                .statusCode(201);
        String code = first.extract().path("code");

        clerk().header("Idempotency-Key", key)
                .body(body)
                .post("/v1/dossiers")
                .then()
                .statusCode(200)
                .body("code", equalTo(code))
                .body("trackingKey", equalTo(first.extract().path("trackingKey")));
        clerk().header("Idempotency-Key", key)
                .body(body.replace("DIRECT", "POST"))
                .post("/v1/dossiers")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://lienthong.vn/problems/idempotency-key-reused"));
        as("clerk", "00565", "another-clerk")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/dossiers")
                .then()
                .statusCode(201)
                .body("code", not(equalTo(code)));
    }

    @Test
    void a_second_dossier_of_the_same_person_for_the_same_procedure_is_pointed_out() {
        var id = id();
        String first = receive("Lê Thị Hai", id).extract().path("code");
        receive("Lê Thị Hai", id).statusCode(201).body("possibleDuplicates.code", hasItem(first));
    }

    @Test
    void a_rule_is_broken_only_with_a_ground() {
        var late = RECEPTION.formatted("Lê Thị Muộn", id()).replace("T08:15", "T20:15");
        clerk().body(late)
                .post("/v1/dossiers")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/outside-desk-hours"));
        clerk().body(late.replace("{\"unit\"", "{\"override\":{\"ground\":\"khách chờ\"},\"unit\""))
                .post("/v1/dossiers")
                .then()
                .statusCode(201)
                .body("flags", hasItems("OUTSIDE_DESK_HOURS", "OVERRIDDEN"));
    }

    @Test
    void a_dossier_is_supplemented_withdrawn_and_commented_on() {
        String code = receive("Lê Thị Đủ", id()).extract().path("code");
        command(code, "supplement-requests", "{\"reason\":\"thiếu\",\"items\":[]}")
                .statusCode(201);
        command(code, "supplements", "{}").statusCode(201).body("eventId", startsWith("intake-"));
        command(code, "feedback", "{\"kind\":\"PRAISE\",\"text\":\"tốt\"}").statusCode(201);
        command(code, "withdrawal", "{\"reason\":\"không cần nữa\"}").statusCode(201);
        command(code, "supplement-requests", "{\"reason\":\"thiếu\",\"items\":[],\"legalGround\":\"x\"}")
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/after-close"));
        command(code, "return", "{\"unit\":\"00565\",\"channel\":\"DIRECT\"}").statusCode(201);
    }

    @Test
    void a_command_is_corrected_by_the_identity_its_answer_gave() {
        String code = receive("Lê Thị Nhầm", id()).extract().path("code");
        var withdrawn = clerk().header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post("/v1/dossiers/{code}/withdrawal", code)
                .then()
                .statusCode(201);
        var correction = """
                {"corrects":{"source":"%s","id":"%s"},"reason":"nhầm hồ sơ","approver":"ct-01"}""".formatted(
                        withdrawn.extract().<String>path("post.source"),
                        withdrawn.extract().<String>path("post.id"));
        command(code, "corrections", correction).statusCode(201);
        command(code, "withdrawal", "{}").statusCode(201);
    }

    @Test
    void a_result_is_returned_once_the_log_has_told_of_the_close() {
        var code = receive("Lê Thị Chờ", id()).extract().<String>path("code");
        command(code, "return", RETURN)
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/not-closed"));

        routingSays(code, Instant.now(), null, null, new DossierResolved("00565", Outcome.APPROVED, null, null));
        command(code, "return", RETURN).statusCode(201).body("flags", empty());
    }

    @Test
    void a_close_that_was_annulled_is_none_and_one_that_was_moved_counts_at_its_time() {
        var code = receive("Lê Thị Sai", id()).extract().<String>path("code");
        var close = routingSays(
                code, Instant.now(), null, null, new DossierResolved("00565", Outcome.APPROVED, null, null));
        var early = RETURN.replace("{", "{\"time\":\"2017-03-09T10:00:00+07:00\",");
        command(code, "return", early).statusCode(422);

        routingSays(code, Instant.now(), null, null, new FactCorrected(close, MOVED, null, "ld-01"));
        command(code, "return", early).statusCode(201).body("flags", empty());

        routingSays(code, Instant.now(), null, null, new FactAnnulled(close, "ld-01"));
        untilTold(code, 3);
        command(code, "return", RETURN).statusCode(422);
        command(code, "return", RETURN.replace("{", "{\"override\":{\"ground\":\"khách chờ\"},"))
                .statusCode(201)
                .body("flags", hasItems("NOT_CLOSED", "OVERRIDDEN"));
    }

    @Test
    void a_close_whose_annulment_was_annulled_is_one_again() {
        var code = receive("Lê Thị Lại", id()).extract().<String>path("code");
        var close = routingSays(
                code, Instant.now(), null, null, new DossierResolved("00565", Outcome.APPROVED, null, null));
        var annulled = routingSays(code, Instant.now(), null, null, new FactAnnulled(close, "ld-01"));
        untilTold(code, 2);
        command(code, "return", RETURN).statusCode(422);

        routingSays(code, Instant.now(), null, null, new FactAnnulled(annulled, "ld-01"));
        command(code, "return", RETURN).statusCode(201).body("flags", empty());
    }

    private void untilTold(String code, int times) {
        await().atMost(SOON)
                .until(() -> rows("select fact from agency_close where dossier = $1", code)
                                .size()
                        == times);
    }

    @Test
    void what_an_agency_recorded_by_command_is_corrected_by_its_name_in_the_log() {
        var code = receive("Lê Thị Lệnh", id()).extract().<String>path("code");
        var close = routingSays(
                code, Instant.now(), null, null, new DossierResolved("00565", Outcome.APPROVED, null, null));

        var passedOn = command(code, "corrections", annulment("urn:vn:lienthong:routing", close))
                .statusCode(202)
                .extract();

        PostId post = new PostId(passedOn.path("post.source"), passedOn.path("post.id"));
        routingSays(code, Instant.now(), passedOn.path("eventId"), post, new FactAnnulled(close, "ld-01"));
        await().atMost(SOON).until(() -> rows("select id from post_claim where dossier = $1 and outcome = 'P'", code)
                .isEmpty());
    }

    @Test
    void a_fact_of_intakes_own_is_corrected_by_its_name_in_the_log_too() {
        var received = receive("Lê Thị Nhầm", id()).extract();
        var code = received.<String>path("code");
        command(code, "corrections", annulment("urn:vn:lienthong:intake", received.path("eventId")))
                .statusCode(201);
        command(code, "corrections", annulment("urn:vn:lienthong:routing", received.path("eventId")))
                .statusCode(422)
                .body("type", endsWith("/unknown-fact"));
    }

    private static String annulment(String source, String id) {
        return "{\"corrects\":{\"source\":\"%s\",\"id\":\"%s\"},\"reason\":\"nhầm\",\"approver\":\"ld-01\"}"
                .formatted(source, id);
    }

    @Test
    void unknown_fields_are_400_unknown_dossiers_404_other_units_403() {
        clerk().body(RECEPTION.formatted("x", id()).replace("channel", "chanel"))
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/chanel", "/channel"));
        command("018.00565-170308-9999", "withdrawal", "{}").statusCode(404);
        command("nonsense", "withdrawal", "{}").statusCode(404);
        String code = receive("Lê Thị Ngoài", id()).extract().path("code");
        as("clerk", "00568", "x")
                .body("{}")
                .post("/v1/dossiers/{code}/withdrawal", code)
                .then()
                .statusCode(403);
        as("clerk", "00568", "x")
                .body(RECEPTION.formatted("x", id()))
                .post("/v1/dossiers")
                .then()
                .statusCode(403);
        as("supervisor", "00565", "x")
                .body("{}")
                .post("/v1/dossiers/{code}/withdrawal", code)
                .then()
                .statusCode(403);
    }

    @Test
    void what_comes_after_the_key_was_destroyed_is_sealed_under_nothing() {
        String code = receive("Lê Thị Quên", id()).extract().path("code");
        command(code, "feedback", "{\"kind\":\"PRAISE\",\"text\":\"nhanh\"}").statusCode(201);
        execute("delete from dossier_key where dossier = $1", code);

        command(code, "feedback", "{\"kind\":\"PRAISE\",\"text\":\"rất tốt\"}").statusCode(201);

        var sealed = execute("select sealed is null from event where dossier = $1 order by version", code);
        assertThat(sealed).containsExactly(false, false, true);
    }

    private List<Boolean> execute(String sql, String dossier) {
        return pool.preparedQuery(sql).execute(Tuple.of(dossier)).await().indefinitely().stream()
                .map(row -> row.getBoolean(0))
                .toList();
    }

    @Test
    void persons_are_read_by_those_involved_only() {
        var id = id();
        String code = receive("Lê Thị Kín", id).extract().path("code");
        command(code, "feedback", "{\"kind\":\"PRAISE\",\"text\":\"rất tốt\"}").statusCode(201);

        clerk().get("/v1/dossiers/{code}/people", code)
                .then()
                .statusCode(200)
                .body("applicant.name", equalTo("Lê Thị Kín"))
                .body("applicant.idNumber", equalTo(id))
                .body("texts[0].text.text", equalTo("rất tốt"))
                .body("erased", equalTo(false));
        as("supervisor", "018", "x")
                .get("/v1/dossiers/{code}/people", code)
                .then()
                .statusCode(200);
        as("officer", "00568", "x")
                .get("/v1/dossiers/{code}/people", code)
                .then()
                .statusCode(403);
        as("auditor", "018", "x").get("/v1/dossiers/{code}/people", code).then().statusCode(403);
    }

    @Test
    void a_person_is_found_by_name_id_number_however_written() {
        var id = id();
        String code = receive("Lê Thị " + id, id).extract().path("code");
        for (var query : new String[] {id, "lê thị  " + id}) {
            clerk().queryParam("q", query)
                    .get("/v1/people/dossiers")
                    .then()
                    .statusCode(200)
                    .body("dossiers", equalTo(List.of(code)));
        }
        as("clerk", "00568", "x")
                .queryParam("q", id)
                .get("/v1/people/dossiers")
                .then()
                .body("dossiers", empty());
    }

    @Test
    void who_read_or_looked_for_a_person_is_written_down_and_the_person_is_not() {
        var id = id();
        String code = receive("Lê Thị Tìm", id).extract().path("code");
        var reader = "reader-" + id;
        as("officer", "00565", reader)
                .get("/v1/dossiers/{code}/people", code)
                .then()
                .statusCode(200);
        as("officer", "00565", reader)
                .queryParam("q", id)
                .get("/v1/people/dossiers")
                .then()
                .statusCode(200);
        as("clerk", "00568", reader)
                .queryParam("q", id)
                .get("/v1/people/dossiers")
                .then()
                .statusCode(200);

        assertThat(rows("select unit, roles, dossier from personal_reading where subject = $1", reader))
                .containsExactly("00565 officer " + code);
        assertThat(rows("""
                        select s.unit, s.roles, array_to_string(s.dossiers, ','), p.dossier from person_search s
                        join person_dossier p using (fingerprint) where s.subject = $1 order by s.at""", reader)).containsExactly("00565 officer " + code + " " + code, "00568 clerk  " + code);
        assertThat(rows("select s::text from person_search s where s.subject = $1", reader))
                .noneMatch(row -> row.replace(reader, "").contains(id));
    }

    /** Each row as its values, one after the other. */
    private List<String> rows(String query, String subject) {
        return pool.preparedQuery(query).execute(Tuple.of(subject)).await().atMost(SOON).stream()
                .map(row ->
                        IntStream.range(0, row.size()).mapToObj(row::getString).collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void what_is_wrong_with_a_command_is_said_as_every_service_says_it() {
        clerk().header("Accept-Language", "en")
                .body("{\"unit\":\"00565\",\"override\":{},\"x\":1}")
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/invalid-body"))
                .body("errors.pointer", contains("/override/ground"))
                .body("errors.detail", contains("The field is required"));
        clerk().header("Accept-Language", "en")
                .body("{\"unit\":\"00565\",\"channel\":\"DIRECT\"}")
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/invalid-body"))
                .body("errors.pointer", contains("/procedure"))
                .body("errors.detail", contains("The field is required"));
    }

    @Test
    void a_short_text_of_a_command_is_short() {
        clerk().header("Accept-Language", "en")
                .body("""
                        {"unit":"00565","procedure":"2.000815","channel":"DIRECT","officer":"%s"}""".formatted("x".repeat(6_000)))
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/officer"))
                .body("errors.detail", contains("The text is longer than 256 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5877000-01-01T00:00:00Z", "-5877000-01-01T00:00:00Z", "2017-03-08T08:15+07:00"})
    void the_time_of_a_command_has_a_year_of_four_digits_and_seconds(String time) {
        clerk().body(RECEPTION.formatted("Lê Thị Năm", id()).replace("2017-03-08T08:15:00+07:00", time))
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/time"));
    }

    @Test
    void free_text_of_other_services_is_sealed() {
        String code = receive("Lê Thị Niêm", id()).extract().path("code");
        String sealed = clerk().body("{\"note\":\"gửi kèm bản vẽ\"}")
                .post("/v1/dossiers/{code}/sealings", code)
                .then()
                .statusCode(200)
                .extract()
                .path("sealed");
        assertThat(sealed).startsWith("v1.").doesNotContain("gửi");
        clerk().body("{}")
                .post("/v1/dossiers/{code}/sealings", "018.00565-170308-9999")
                .then()
                .statusCode(404);
    }

    @Test
    void free_text_is_sealed_for_those_who_act_in_the_name_of_a_unit_only() {
        String code = receive("Lê Thị Niêm", id()).extract().path("code");
        seal(as("officer", "00568", "cb-07"), code).statusCode(200);
        seal(as("supervisor", "00565", "ld-01"), code).statusCode(403);
        seal(as("officer", null, "cb-08"), code).statusCode(403);
        seal(as("officer", "99999", "cb-09"), code).statusCode(403);
    }

    private static ValidatableResponse seal(RequestSpecification by, String code) {
        return by.contentType("application/json")
                .body("{\"note\":\"giấy nhận tay\"}")
                .post("/v1/dossiers/{code}/sealings", code)
                .then();
    }

    @Test
    void the_days_off_of_a_year_can_be_proposed_and_held_against_the_calendar() {
        clerk().get("/v1/reference/calendar-proposals/2026")
                .then()
                .statusCode(200)
                .body("approved", equalTo(true))
                .body("daysOff.day", hasItems("2026-02-17", "2026-04-27", "2026-11-24"))
                .body("difference.missing", empty())
                .body("difference.additional", contains("2026-01-02", "2026-08-31"))
                .body("difference.workedSaturdays", contains("2026-01-10", "2026-08-22"));
        clerk().get("/v1/reference/calendar-proposals/2030")
                .then()
                .statusCode(200)
                .body("approved", equalTo(false))
                .body("daysOff.day", hasItem("2030-04-12"))
                .body("difference", nullValue());
        clerk().get("/v1/reference/calendar-proposals/1999").then().statusCode(404);
        clerk().get("/v1/reference/calendar-proposals/next").then().statusCode(404);
    }

    @Test
    void reference_data_is_told_as_of_a_day() {
        clerk().get("/v1/reference/units/00565?at=2017-03-06").then().body("name", equalTo("Thị trấn Trâu Quỳ"));
        clerk().get("/v1/reference/units/00565?at=2025-08-01").then().body("name", equalTo("Xã Gia Lâm"));
        clerk().get("/v1/reference/units/99999").then().statusCode(404);
        clerk().get("/v1/reference/procedures?at=2017-03-06").then().body("code", hasItem("2.000815"));
        clerk().get("/v1/reference/calendars/00565?at=2017-03-06").then().statusCode(200);
        clerk().get("/v1/reference/units?at=yesterday").then().statusCode(400);
    }

    @Test
    void a_source_is_registered_for_a_unit() {
        var registration = """
                {"source":"urn:vn:motcua:dang-ky","unit":"00568","mode":"OFFLINE","graceDays":3}""";
        clerk().body(registration).post("/v1/reference/sources").then().statusCode(403);
        as("admin", null, "x")
                .body(registration)
                .post("/v1/reference/sources")
                .then()
                .statusCode(201);
        as("admin", null, "x")
                .get("/v1/reference/sources/{source}", "urn:vn:motcua:dang-ky")
                .then()
                .body("unit", equalTo("00568"))
                .body("offline", equalTo(true));
        as("admin", null, "x")
                .body(registration.replace("00568", "99999"))
                .post("/v1/reference/sources")
                .then()
                .statusCode(422);
    }

    private static String id() {
        return "0010990" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000);
    }

    private static ValidatableResponse receive(String name, String id) {
        return clerk().body(RECEPTION.formatted(name, id)).post("/v1/dossiers").then();
    }

    private static ValidatableResponse command(String code, String command, String body) {
        return clerk().body(body).post("/v1/dossiers/{code}/" + command, code).then();
    }

    private static RequestSpecification clerk() {
        return as("clerk", "00565", "a-clerk");
    }

    private static RequestSpecification as(String role, String unit, String subject) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + TestTokens.token(subject, java.util.Set.of(role), unit));
    }
}

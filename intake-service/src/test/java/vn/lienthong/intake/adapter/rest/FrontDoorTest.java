package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class FrontDoorTest {
    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";

    @Inject
    SuiteClock clock;

    private final Posts posts = new Posts();
    private final String code = Posts.freshCode();

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void a_stream_of_received_resolved_returned_is_answered_line_by_line() {
        var answers = stream(Posts.lines(posts.received(code), posts.resolved(code), posts.returned(code)));

        assertThat(answers).hasSize(4);
        assertThat(outcomes(answers)).containsExactly("APPLIED", "PENDING", "APPLIED");
        assertThat(answers.getFirst().get("trackingKey").asText()).matches("[A-Z2-7]{12}");
        assertThat(answers)
                .element(2)
                .satisfies(answer -> assertThat(answer.get("dossier").asText()).isEqualTo(code));
        assertThat(answers.getLast())
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("applied", 2)
                        .put("duplicate", 0)
                        .put("pending", 1)
                        .put("rejected", 0));
    }

    @Test
    void a_single_event_is_201_and_the_same_again_200_with_the_first_answer() {
        var event = posts.received(code);
        var eventId = post(SINGLE, event.toString())
                .statusCode(201)
                .header("Lienthong-Position", startsWith("intake-"))
                .body("results[0].outcome", equalTo("APPLIED"))
                .extract()
                .<String>path("results[0].eventId");

        post(SINGLE, event.toString())
                .statusCode(200)
                .body("results[0].outcome", equalTo("DUPLICATE"))
                .body("results[0].first", equalTo("APPLIED"))
                .body("results[0].eventId", equalTo(eventId))
                .body("results[0].dossier", equalTo(code));
    }

    @Test
    void the_same_id_with_another_body_or_another_subject_is_409_and_changes_nothing() {
        var event = posts.received(code);
        post(SINGLE, event.toString()).statusCode(201);

        var otherBody = event.deepCopy();
        otherBody.withObject("/data").put("channel", "POST");
        post(SINGLE, otherBody.toString()).statusCode(409).body("type", equalTo(problem("id-used")));

        var otherSubject = event.deepCopy().put("subject", Posts.freshCode());
        post(SINGLE, otherSubject.toString()).statusCode(409);
        post(SINGLE, event.toString()).statusCode(200);
    }

    @Test
    void a_fact_of_another_owner_is_202_and_pending() {
        post(SINGLE, posts.received(code).toString()).statusCode(201);
        var resolved = posts.resolved(code);
        post(SINGLE, resolved.toString()).statusCode(202).body("results[0].outcome", equalTo("PENDING"));

        caller().get(
                        "/v1/events/{source}/{id}",
                        posts.source(),
                        resolved.get("id").asText())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("PENDING"))
                .body("dossier", equalTo(code));
    }

    @Test
    void what_is_refused_claims_nothing_and_is_judged_afresh() {
        var returned = posts.returned(code);
        post(SINGLE, returned.toString())
                .statusCode(422)
                .body("type", equalTo(problem("unknown-dossier")))
                .body("detail", not(equalTo("unknown-dossier.detail")));
        caller().get(
                        "/v1/events/{source}/{id}",
                        posts.source(),
                        returned.get("id").asText())
                .then()
                .statusCode(404);

        post(SINGLE, posts.received(code).toString()).statusCode(201);
        post(SINGLE, returned.toString()).statusCode(201);
    }

    @Test
    void a_batch_is_answered_item_by_item_and_one_bad_item_harms_no_other() {
        var batch = Stream.of(
                        posts.received(code), posts.returned(Posts.freshCode()), posts.received(Posts.freshCode()))
                .toList();
        post(BATCH, batch.toString())
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("APPLIED", "REJECTED", "APPLIED")))
                .body("results[1].problem.status", equalTo(422))
                .body("applied", equalTo(2))
                .body("rejected", equalTo(1));
    }

    @Test
    void without_a_code_the_suite_issues_the_next_of_unit_and_day() {
        var given = posts.received("018.00565-170307-0041");
        given.put("time", "2017-03-07T08:15:00+07:00");
        post(SINGLE, given.toString()).statusCode(201);

        var left = posts.received(null).put("time", "2017-03-07T08:16:00+07:00");
        post(SINGLE, left.toString()).statusCode(201).body("results[0].dossier", equalTo("018.00565-170307-0042"));
        post(
                        SINGLE,
                        posts.received(null)
                                .put("time", "2017-03-07T08:16:00+07:00")
                                .toString())
                .statusCode(201)
                .body("results[0].dossier", equalTo("018.00565-170307-0043"));
    }

    @Test
    void what_is_refused_moves_no_counter() {
        post(SINGLE, received(9, "018.00565-170309-0041").toString()).statusCode(201);
        as(TestTokens.token("source", "00568"))
                .contentType(SINGLE)
                .body(new Posts()
                        .received("018.00565-170309-123456")
                        .put("time", "2017-03-09T08:15:00+07:00")
                        .toString())
                .post("/v1/events")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-unit")));

        post(SINGLE, received(9, null).toString())
                .statusCode(201)
                .body("results[0].dossier", equalTo("018.00565-170309-0042"));
    }

    @Test
    void a_number_too_long_to_count_receptions_is_taken_but_not_counted_on_from() {
        post(SINGLE, received(10, "018.00565-170310-999999999999999").toString())
                .statusCode(201);

        post(SINGLE, received(10, null).toString())
                .statusCode(201)
                .body("results[0].dossier", equalTo("018.00565-170310-0001"));
    }

    @Test
    void minimal_answers_list_only_what_was_not_applied() {
        var body = Posts.lines(posts.received(code), posts.resolved(code), posts.returned(code));
        var lines = caller().contentType(STREAM)
                .header("Prefer", "return=minimal")
                .body(body)
                .post("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("PENDING");
    }

    @Test
    void a_dry_run_decides_in_order_and_writes_nothing() {
        var body = List.of(posts.received(code), posts.returned(code)).toString();
        caller().contentType(BATCH)
                .queryParam("dryRun", true)
                .body(body)
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("APPLIED", "APPLIED")));
        post(SINGLE, posts.returned(code).toString()).statusCode(422);
    }

    @Test
    void a_stream_is_rehearsed_item_by_item() {
        var tooLong = posts.received(code);
        tooLong.withObject("/data").put("officer", "x".repeat(300_000));
        var whole = Posts.lines(posts.received(code), tooLong, posts.returned(code), posts.withdrawn(code));
        var cutOff = whole.substring(0, whole.length() - 20);

        var answers = lines(rehearse(STREAM, "true", cutOff));

        assertThat(outcomes(answers)).containsExactly("APPLIED", "REJECTED", "APPLIED", "REJECTED");
        assertThat(answers.get(1).at("/problem/type").asText()).isEqualTo(problem("item-too-long"));
        assertThat(answers.get(3).at("/problem/type").asText()).isEqualTo(problem("cut-off"));
    }

    @Test
    void a_stream_to_be_rehearsed_has_the_bounds_of_a_batch() {
        rehearse(STREAM, "true", "{}\n".repeat(10_001))
                .statusCode(413)
                .body("type", equalTo(problem("batch-too-large")));
    }

    @Test
    void a_dry_run_is_wanted_or_not_and_anything_else_writes_nothing() {
        var event = posts.received(code).toString();
        for (var unclear : List.of("1", "TRUE", "yes", "")) {
            rehearse(SINGLE, unclear, event).statusCode(400).body("type", equalTo(problem("invalid-parameter")));
            rehearse(BATCH, unclear, "[" + event + "]").statusCode(400);
            rehearse(STREAM, unclear, event).statusCode(400);
        }
        rehearse(SINGLE, "false", event).statusCode(201);
    }

    @Test
    void a_misspelt_or_doubled_dry_run_writes_nothing() {
        var event = posts.received(code).toString();
        postTo("/v1/events?dryrun=true", event)
                .statusCode(400)
                .body("type", equalTo(problem("unknown-parameter")))
                .body("detail", containsString("\"dryrun\""));
        postTo("/v1/events?dryRun=true&dryRun=false", event)
                .statusCode(400)
                .body("type", equalTo(problem("invalid-parameter")))
                .body("detail", containsString("\"dryRun\""));
        postTo("/v1/events?dryRun=false&dryRun=false", event).statusCode(400);
        post(SINGLE, event).statusCode(201);
    }

    private static ValidatableResponse postTo(String address, String event) {
        return caller().contentType(SINGLE).body(event).post(address).then();
    }

    private static ValidatableResponse rehearse(String type, String dryRun, String body) {
        return caller().contentType(type)
                .queryParam("dryRun", dryRun)
                .body(body)
                .post("/v1/events")
                .then();
    }

    @Test
    void a_source_completes_in_every_shard() {
        post(SINGLE, posts.complete("2017-03-31T17:00:00+07:00").toString())
                .statusCode(201)
                .body("results[0].eventId", notNullValue());
        post(SINGLE, posts.complete("2097-03-31T17:00:00+07:00").toString())
                .statusCode(422)
                .body("type", equalTo(problem("in-the-future")));
    }

    @Test
    void what_lies_in_the_future_is_told_by_the_services_clock() {
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        var complete = posts.complete(tomorrow.toString()).toString();
        post(SINGLE, complete).statusCode(422);

        clock.moveTo(tomorrow);

        post(SINGLE, complete).statusCode(201);
    }

    @Test
    void malformed_json_is_400() {
        post(SINGLE, "{\"id\":").statusCode(400).contentType("application/problem+json");
        post(BATCH, "{}").statusCode(400).body("type", equalTo(problem("no-batch")));
        post(BATCH, "[{},").statusCode(400);
    }

    @Test
    void an_unknown_type_or_field_is_400_naming_it() {
        post(
                        SINGLE,
                        posts.received(code)
                                .put("type", "vn.lienthong.dossier.eaten.v1")
                                .toString())
                .statusCode(400)
                .body("errors.pointer", hasItems("/type"));
        var unknownField = posts.received(code);
        unknownField.withObject("/data").put("colour", "red");
        post(SINGLE, unknownField.toString()).statusCode(400).body("errors.pointer", hasItems("/data/colour"));
    }

    @Test
    void unknown_units_procedures_and_dossiers_are_422() {
        var unit = posts.received(code);
        unit.withObject("/data").put("unit", "99999");
        post(SINGLE, unit.toString()).statusCode(422).body("type", equalTo(problem("unknown-unit")));
        var procedure = posts.received(code);
        procedure.withObject("/data").put("procedure", "9.999999");
        post(SINGLE, procedure.toString()).statusCode(422).body("type", equalTo(problem("unknown-procedure")));
        post(SINGLE, posts.resolved(code).toString()).statusCode(422).body("type", equalTo(problem("unknown-dossier")));
    }

    @Test
    void nul_in_text_is_400() {
        var event = posts.withdrawn(code);
        event.withObject("/data").put("reason", "a\u0000b");
        post(SINGLE, event.toString()).statusCode(400).body("errors.pointer", hasItems("/data/reason"));
    }

    @Test
    void a_batch_of_10001_is_413_and_nothing_of_it_is_taken() {
        var event = posts.received(code).toString();
        var batch = "[" + event + ",{}".repeat(10_000) + "]";
        post(BATCH, batch).statusCode(413).body("type", equalTo(problem("batch-too-large")));
        post(SINGLE, event).statusCode(201);
    }

    @Test
    void an_item_over_256_kib_is_refused_and_the_stream_goes_on() {
        var long1 = posts.withdrawn(code);
        long1.withObject("/data").put("reason", "x".repeat(300_000));
        var answers = stream(Posts.lines(posts.received(code), long1, posts.returned(code)));
        assertThat(outcomes(answers)).containsExactly("APPLIED", "REJECTED", "APPLIED");
        assertThat(answers.get(1).at("/problem/status").asInt()).isEqualTo(413);
        post(SINGLE, long1.toString()).statusCode(413);
    }

    @Test
    void a_body_cut_off_in_the_middle_keeps_what_came_whole() {
        var whole = Posts.lines(posts.received(code), posts.returned(code));
        var answers = stream(whole.substring(0, whole.length() - 20));
        assertThat(outcomes(answers)).containsExactly("APPLIED", "REJECTED");
        assertThat(answers.get(1).at("/problem/type").asText()).isEqualTo(problem("cut-off"));
    }

    @Test
    void a_last_line_without_line_feed_counts() {
        var answers = stream(Posts.lines(posts.received(code)).strip());
        assertThat(outcomes(answers)).containsExactly("APPLIED");
    }

    @Test
    void without_a_valid_token_it_is_401_and_with_another_role_403() {
        given().contentType(SINGLE).body("{}").post("/v1/events").then().statusCode(401);
        as(TestTokens.expired("source", "018"))
                .contentType(SINGLE)
                .body("{}")
                .post("/v1/events")
                .then()
                .statusCode(401);
        as(TestTokens.forged("source", "018"))
                .contentType(SINGLE)
                .body("{}")
                .post("/v1/events")
                .then()
                .statusCode(401);
        as(TestTokens.token("clerk", "00565"))
                .contentType(SINGLE)
                .body("{}")
                .post("/v1/events")
                .then()
                .statusCode(403);
    }

    @Test
    void another_units_fact_or_dossier_is_403() {
        var elsewhere = new Posts();
        as(TestTokens.token("source", "00568"))
                .contentType(SINGLE)
                .body(elsewhere.received(code).toString())
                .post("/v1/events")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-unit")));

        post(SINGLE, posts.received(code).toString()).statusCode(201);
        as(TestTokens.token("source", "00568"))
                .contentType(SINGLE)
                .body(elsewhere.withdrawn(code).toString())
                .post("/v1/events")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-dossier")));
    }

    @Test
    void nobody_puts_a_dossier_under_one_of_another_unit() {
        var whole = Posts.freshCode();
        post(SINGLE, posts.received(whole).toString()).statusCode(201);
        var elsewhere = new Posts();
        var child = elsewhere.received(Posts.freshCode());
        child.withObject("/data").put("unit", "00568").put("parent", whole);
        as(TestTokens.token("source", "00568"))
                .contentType(SINGLE)
                .body(child.toString())
                .post("/v1/events")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-dossier")));
        as(TestTokens.token("clerk", "00562"))
                .contentType("application/json")
                .body("""
                        {"unit":"00562","procedure":"2.000815","channel":"DIRECT","parent":"%s"}""".formatted(whole))
                .post("/v1/dossiers")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-dossier")));

        var own = posts.received(Posts.freshCode());
        own.withObject("/data").put("unit", "00568").put("parent", whole);
        post(SINGLE, own.toString()).statusCode(201);
        post(SINGLE, own.toString()).statusCode(200);
    }

    @Test
    void a_dossier_stands_under_one_that_stands_by_itself_and_under_which_it_began() {
        var whole = posts.received(Posts.freshCode());
        var child = under(whole, Posts.freshCode());
        post(SINGLE, whole.toString()).statusCode(201);
        post(SINGLE, child.toString()).statusCode(201);

        post(SINGLE, under(child, Posts.freshCode()).toString())
                .statusCode(422)
                .body("type", equalTo(problem("nested-parent")));

        var filed = posts.event("submitted", Posts.freshCode(), "2017-03-06T08:00:00+07:00");
        filed.withObject("/data").put("unit", "00565").put("procedure", "2.000815");
        post(SINGLE, filed.toString()).statusCode(201);
        post(SINGLE, under(whole, filed.get("subject").asText()).toString())
                .statusCode(422)
                .body("type", equalTo(problem("other-root")));
    }

    private ObjectNode under(ObjectNode whole, String code) {
        var child = posts.received(code);
        child.withObject("/data").put("parent", whole.get("subject").asText());
        return child;
    }

    @Test
    void another_units_source_is_403() {
        as(TestTokens.token("source", "00565"))
                .contentType(SINGLE)
                .body(posts.received(code).toString())
                .post("/v1/events")
                .then()
                .statusCode(201);
        as(TestTokens.token("source", "00568"))
                .contentType(SINGLE)
                .body(posts.received(Posts.freshCode()).toString())
                .post("/v1/events")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("foreign-source")));
        post(SINGLE, posts.returned(code).toString()).statusCode(201);
    }

    @Test
    void a_source_belongs_to_the_unit_of_the_first_accepted_post() {
        var unknown = posts.received(code);
        unknown.withObject("/data").put("unit", "99999");
        post("00568", unknown).statusCode(422);

        post("00565", posts.received(code)).statusCode(201);

        post("00568", posts.returned(code)).statusCode(403).body("type", equalTo(problem("foreign-source")));
    }

    @Test
    void a_source_under_which_commands_are_known_is_nobodys_to_post_under() {
        var event = posts.received(code).put("source", "urn:vn:lienthong:subject:somebody");
        post(SINGLE, event.toString()).statusCode(403).body("type", equalTo(problem("foreign-source")));
        var ofTheLog = posts.received(code).put("source", "urn:vn:lienthong:routing");
        post(SINGLE, ofTheLog.toString()).statusCode(403).body("type", equalTo(problem("foreign-source")));
    }

    private static ValidatableResponse post(String unit, ObjectNode event) {
        return as(TestTokens.token("source", unit))
                .contentType(SINGLE)
                .body(event.toString())
                .post("/v1/events")
                .then();
    }

    @Test
    void refusals_are_vietnamese_unless_english_is_asked_for() {
        post(SINGLE, posts.returned(code).toString()).body("title", equalTo("Không có hồ sơ này"));
        caller().header("Accept-Language", "en")
                .contentType(SINGLE)
                .body(posts.returned(code).toString())
                .post("/v1/events")
                .then()
                .body("title", equalTo("The dossier is unknown"));
    }

    @Test
    void an_answered_feedback_and_a_correction_may_name_what_was_posted_just_before() {
        var feedback = posts.event("feedback", code, "2017-03-06T15:00:00+07:00");
        feedback.withObject("/data").put("kind", "COMPLAINT").put("text", "lâu");
        var answer = posts.event("feedback-answered", code, "2017-03-06T16:00:00+07:00");
        answer.withObject("/data")
                .put("feedback", feedback.get("id").asText())
                .put("finding", "UNFOUNDED")
                .put("answer", "đã giải thích");
        var received = posts.received(code);
        var correction = posts.event("corrected", code, "2017-03-06T16:30:00+07:00");
        correction.withObject("/data").put("reason", "nhầm").put("approver", "ct-01");
        correction
                .withObject("/data/corrects")
                .put("source", posts.source())
                .put("id", received.get("id").asText());
        correction
                .withObject("/data/data")
                .put("unit", "00565")
                .put("procedure", "2.000815")
                .put("channel", "POST");

        var answers = stream(Posts.lines(received, feedback, answer, correction));

        assertThat(outcomes(answers)).containsExactly("APPLIED", "APPLIED", "APPLIED", "APPLIED");
    }

    @Test
    void the_outcome_is_found_whatever_characters_source_and_id_have() {
        var event = posts.received(code)
                .put("source", "/mot-cua/xã một cửa?a=1&b#2+%41")
                .put("id", "2017/000123 #1 50%+ă");
        post(SINGLE, event.toString()).statusCode(201);

        caller().get(
                        "/v1/events/{source}/{id}",
                        event.get("source").asText(),
                        event.get("id").asText())
                .then()
                .statusCode(200)
                .body("source", equalTo(event.get("source").asText()))
                .body("id", equalTo(event.get("id").asText()))
                .body("outcome", equalTo("APPLIED"));
    }

    @Test
    void the_event_id_says_where_the_fact_stands() {
        post(SINGLE, posts.received(code).toString()).body("results[0].eventId", matchesPattern("intake-\\d+-\\d+"));
    }

    private static String problem(String rule) {
        return "https://lienthong.vn/problems/" + rule;
    }

    private List<JsonNode> stream(String body) {
        return lines(post(STREAM, body));
    }

    private static List<JsonNode> lines(ValidatableResponse response) {
        return response.statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(FrontDoorTest::json)
                .toList();
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> answer.has("outcome"))
                .map(answer -> answer.get("outcome").asText())
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private ObjectNode received(int dayInMarch, String subject) {
        return posts.received(subject).put("time", "2017-03-%02dT08:15:00+07:00".formatted(dayInMarch));
    }

    private static ValidatableResponse post(String type, String body) {
        return caller().contentType(type).body(body).post("/v1/events").then();
    }

    private static RequestSpecification caller() {
        return as(TestTokens.token("source", "018"));
    }

    private static RequestSpecification as(String token) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(SINGLE, io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(BATCH, io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(STREAM, io.restassured.http.ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .header("Authorization", "Bearer " + token);
    }
}

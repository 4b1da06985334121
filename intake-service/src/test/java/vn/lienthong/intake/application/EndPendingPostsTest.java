package vn.lienthong.intake.application;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static vn.lienthong.intake.RoutingStandIn.routingSays;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class EndPendingPostsTest {
    private static final Instant TIME = Instant.parse("2017-03-06T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Posts posts = new Posts();
    private final String code = Posts.freshCode();

    @Test
    void a_fact_that_its_owner_records_ends_applied() {
        var resolved = pending();
        var eventId = post(resolved).statusCode(200).extract().<String>path("results[0].eventId");

        routingSays(
                code,
                TIME,
                eventId,
                identity(resolved),
                new DossierResolved("00565", Outcome.APPROVED, null, null),
                Flag.OPEN_LEGS);

        await().atMost(PATIENCE).untilAsserted(() -> outcome(resolved).body("outcome", equalTo("APPLIED")));
        outcome(resolved).body("eventId", equalTo(eventId)).body("flags", equalTo(List.of("OPEN_LEGS")));
        post(resolved)
                .body("results[0].outcome", equalTo("DUPLICATE"))
                .body("results[0].first", equalTo("APPLIED"))
                .body("results[0].eventId", equalTo(eventId))
                .body("results[0].flags", equalTo(List.of("OPEN_LEGS")));
    }

    @Test
    void a_stop_that_the_suite_decides_itself_ends_no_post() {
        var resolved = pending();
        var eventId = post(resolved).extract().<String>path("results[0].eventId");
        var stopped = new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null);

        routingSays(code, TIME, "deadline-0-1", null, stopped);
        routingSays(code, TIME, eventId, identity(resolved), new FactRefused("resolved", "after-close", null));

        await().atMost(PATIENCE).untilAsserted(() -> outcome(resolved).body("outcome", equalTo("REJECTED")));
        outcome(resolved).body("problem.type", endsWith("/after-close"));
    }

    @Test
    void a_fact_that_its_owner_refuses_ends_rejected_with_the_rule() {
        var resolved = pending();
        var eventId = post(resolved).extract().<String>path("results[0].eventId");

        routingSays(code, TIME, eventId, identity(resolved), new FactRefused("resolved", "second-resolution", "twice"));

        await().atMost(PATIENCE).untilAsserted(() -> outcome(resolved).body("outcome", equalTo("REJECTED")));
        outcome(resolved)
                .body("problem.type", equalTo("https://lienthong.vn/problems/second-resolution"))
                .body("problem.title", equalTo("Hồ sơ đã được giải quyết"))
                .body("problem.detail", startsWith("Hãy đính chính"));
        post(resolved).body("results[0].first", equalTo("REJECTED"));
    }

    @Test
    void a_refusal_by_a_rule_for_which_there_are_no_words_here_is_told_in_general() {
        var refused = refused(new FactRefused("resolved", "a-new-rule", "the owner's words"));

        told(refused, "vi", "a-new-rule", "Dịch vụ phụ trách", "Dịch vụ đó không ghi nhận");
        told(refused, "en", "a-new-rule", "The responsible service", "It did not record it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown-unit     | Không có đơn vị  | "99999"      | The unit is unknown     | "99999"
            missing-data     | Thiếu trường     | "99999"      | A required field        | "99999"
            before-reception | Thời gian trước  | Việc này     | The time lies before    | Nothing can have
            skipped          | Bản ghi đã được  | Không thể    | The record was let go   | It could not be
            """)
    void an_owners_refusal_is_told_in_the_readers_language(
            String rule, String title, String detail, String englishTitle, String englishDetail) {
        var refused = refused(new FactRefused("resolved", rule, "the owner's words", "99999"));

        told(refused, "vi", rule, title, detail);
        told(refused, "en", rule, englishTitle, englishDetail);
    }

    @Test
    void a_post_whose_answer_could_not_be_applied_here_ends_when_an_operator_lets_the_answer_go() {
        var resolved = pending();
        var eventId = post(resolved).extract().<String>path("results[0].eventId");
        var toNobody = new DossierTransferred("00565", null, null, null, null);
        routingSays(code, TIME, eventId, identity(resolved), toNobody);
        await().atMost(PATIENCE)
                .untilAsserted(() -> operator().get("/v1/quarantine").then().body("dossier", hasItem(code)));

        operator()
                .contentType("application/json")
                .body("{\"reason\":\"names no unit\"}")
                .post("/v1/quarantine/{code}/skip", code)
                .then()
                .statusCode(200)
                .body("free", equalTo(true));

        outcome(resolved).body("outcome", equalTo("REJECTED")).body("problem.type", endsWith("/skipped"));
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", bearer("operator", "018"));
    }

    private ObjectNode refused(FactRefused refusal) {
        var resolved = pending();
        var eventId = post(resolved).extract().<String>path("results[0].eventId");
        routingSays(code, TIME, eventId, identity(resolved), refusal);
        await().atMost(PATIENCE).untilAsserted(() -> outcome(resolved).body("outcome", equalTo("REJECTED")));
        return resolved;
    }

    private static void told(ObjectNode refused, String language, String rule, String title, String detail) {
        outcome(refused, language)
                .body("problem.type", equalTo("https://lienthong.vn/problems/" + rule))
                .body("problem.title", containsString(title))
                .body("problem.detail", containsString(detail))
                .body("problem.detail", not(containsString("owner's words")));
    }

    @Test
    void a_correction_by_a_person_that_its_owner_refused_is_told_as_refused() {
        var resolved = pending();
        var correction = """
                {"corrects":{"source":"%s","id":"%s"},"reason":"nhầm","approver":"ct-01","time":"2017-03-06T11:00:00+07:00"}""".formatted(
                        resolved.get("source").asText(), resolved.get("id").asText());
        var pending = correct(correction).statusCode(202).extract().body().jsonPath();
        var identity = new PostId(pending.getString("post.source"), pending.getString("post.id"));
        own("clerk", "cb-07", identity).statusCode(200).body("outcome", equalTo("PENDING"));

        routingSays(
                code, TIME, pending.getString("eventId"), identity, new FactRefused("corrected", "unknown-fact", null));

        await().atMost(PATIENCE)
                .untilAsserted(() -> own("clerk", "cb-07", identity).body("outcome", equalTo("REJECTED")));
        own("officer", "cb-07", identity).body("problem.type", endsWith("/unknown-fact"));
        own("auditor", "kt-01", identity).body("problem.type", endsWith("/unknown-fact"));
        own("clerk", "cb-08", identity).statusCode(404);
        correct(correction).statusCode(422).body("type", endsWith("/unknown-fact"));
    }

    /** The same command each time. */
    private ValidatableResponse correct(String correction) {
        return given().contentType("application/json")
                .header("Authorization", bearer("cb-07", "clerk", "00565"))
                .header("Idempotency-Key", "correct-" + code)
                .body(correction.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/dossiers/{code}/corrections", code)
                .then();
    }

    private static ValidatableResponse own(String role, String subject, PostId post) {
        return given().header("Authorization", bearer(subject, role, "00565"))
                .get("/v1/events/{source}/{id}", post.source(), post.id())
                .then();
    }

    @Test
    void a_clerk_reads_the_end_of_no_systems_post() {
        var resolved = pending();
        own("clerk", "cb-07", identity(resolved)).statusCode(404);
    }

    @Test
    void what_an_owner_refused_is_in_no_corrections_way() {
        var received = posts.received(code);
        var later = posts.moved(received, "2017-03-06T10:30:00+07:00");
        post(received).statusCode(201);
        var resolved = posts.resolved(code);
        var eventId = post(resolved).statusCode(202).extract().<String>path("results[0].eventId");
        post(later).statusCode(422).body("type", endsWith("/contradicts-another-fact"));

        routingSays(code, TIME, eventId, identity(resolved), new FactRefused("resolved", "missing-data", "unit"));

        await().atMost(PATIENCE).untilAsserted(() -> outcome(resolved).body("outcome", equalTo("REJECTED")));
        post(later).statusCode(201);
    }

    @Test
    void a_unit_that_a_dossier_was_handed_to_may_read_its_persons() {
        pending();
        routingSays(code, TIME, null, null, new DossierTransferred("00565", "018", null, null, null));

        await().atMost(PATIENCE).untilAsserted(() -> personsReadBy("018").then().statusCode(200));
    }

    @Test
    void a_transfer_by_a_unit_that_never_had_the_dossier_opens_its_persons_to_no_one() {
        pending();
        var foreign = new DossierTransferred("00529", "00532", null, null, null);
        routingSays(code, TIME, null, null, foreign, Flag.NOT_TRANSFERRED);
        routingSays(code, TIME, null, null, new DossierTransferred("00565", "018", null, null, null));

        await().atMost(PATIENCE).untilAsserted(() -> personsReadBy("018").then().statusCode(200));
        personsReadBy("00532").then().statusCode(403);
    }

    @Test
    void a_unit_that_says_it_has_what_nobody_sent_it_opens_its_persons_to_no_one() {
        pending();
        routingSays(code, TIME, null, null, new TransferAcknowledged("00529", null, null), Flag.NOT_TRANSFERRED);
        routingSays(code, TIME.plusSeconds(1), null, null, new DossierTransferred("00529", "00532", null, null, null));
        routingSays(code, TIME, null, null, new DossierTransferred("00565", "018", null, null, null));

        await().atMost(PATIENCE).untilAsserted(() -> personsReadBy("018").then().statusCode(200));
        personsReadBy("00529").then().statusCode(403);
        personsReadBy("00532").then().statusCode(403);
    }

    @Test
    void a_unit_may_read_its_persons_though_its_sender_got_the_dossier_by_a_hand_over_that_was_told_later() {
        pending();
        var onwards = new DossierTransferred("00529", "00532", null, null, null);
        routingSays(code, TIME.plusSeconds(60), null, null, onwards, Flag.NOT_TRANSFERRED);
        routingSays(code, TIME, null, null, new DossierTransferred("00565", "00529", null, null, null));

        await().atMost(PATIENCE)
                .untilAsserted(() -> personsReadBy("00532").then().statusCode(200));
    }

    @Test
    void a_unit_to_which_a_transfer_was_corrected_may_read_its_persons() {
        pending();
        var wrong = new DossierTransferred("00565", "00529", null, null, null);
        var right = new DossierTransferred("00565", "018", null, null, null);
        var transfer = routingSays(code, TIME, null, null, wrong);
        routingSays(code, TIME.plusSeconds(60), null, null, FactCorrected.reading(transfer, TIME, right, "head"));

        await().atMost(PATIENCE).untilAsserted(() -> personsReadBy("018").then().statusCode(200));
    }

    private Response personsReadBy(String unit) {
        return given().header("Authorization", bearer("officer", unit)).get("/v1/dossiers/{code}/people", code);
    }

    private ObjectNode pending() {
        post(posts.received(code)).statusCode(201);
        var resolved = posts.resolved(code);
        post(resolved).statusCode(202);
        return resolved;
    }

    private static PostId identity(ObjectNode post) {
        return new PostId(post.get("source").asText(), post.get("id").asText());
    }

    private static ValidatableResponse post(ObjectNode event) {
        return given().contentType("application/cloudevents+json; charset=UTF-8")
                .header("Authorization", bearer("source", "018"))
                .body(event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    private static ValidatableResponse outcome(ObjectNode post) {
        return outcome(post, "vi");
    }

    private static ValidatableResponse outcome(ObjectNode post, String language) {
        return given().header("Authorization", bearer("source", "018"))
                .header("Accept-Language", language)
                .get(
                        "/v1/events/{source}/{id}",
                        post.get("source").asText(),
                        post.get("id").asText())
                .then()
                .statusCode(200);
    }

    private static String bearer(String subject, String role, String unit) {
        return "Bearer " + TestTokens.token(subject, java.util.Set.of(role), unit);
    }

    private static String bearer(String role, String unit) {
        return "Bearer " + TestTokens.token(role, unit);
    }
}

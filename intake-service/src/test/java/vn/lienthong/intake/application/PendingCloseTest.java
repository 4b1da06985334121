package vn.lienthong.intake.application;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static vn.lienthong.intake.RoutingStandIn.routingSays;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** A person acts on a dossier of which a close was posted that routing has not decided yet. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class PendingCloseTest {
    private static final Instant TIME = Instant.parse("2017-03-06T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RoutingEvent RESOLVED = new DossierResolved("00565", Outcome.APPROVED, null, null);
    private static final String RETURN = "{\"unit\":\"00565\",\"channel\":\"DIRECT\"}";

    private final Posts posts = new Posts();
    private final String code = Posts.freshCode();

    @Test
    void a_return_waits_for_the_decision_and_is_recorded_behind_the_close() {
        var resolved = pendingResolution();
        var returned = CompletableFuture.supplyAsync(() -> untilAnswered("return", RETURN));

        decided(resolved, RESOLVED);

        returned.join().then().statusCode(201).body("flags", empty());
    }

    @Test
    void a_return_waits_for_the_decision_and_is_refused_if_that_was_no() {
        var resolved = pendingResolution();
        var returned = CompletableFuture.supplyAsync(() -> untilAnswered("return", RETURN));

        decided(resolved, new FactRefused("resolved", "second-resolution", "twice"));

        returned.join().then().statusCode(422).body("type", endsWith("/not-closed"));
    }

    @Test
    void a_withdrawal_waits_for_the_decision_and_is_asked_for_its_ground() {
        var resolved = pendingResolution();
        var withdrawn = CompletableFuture.supplyAsync(() -> untilAnswered("withdrawal", "{}"));

        decided(resolved, RESOLVED);

        withdrawn.join().then().statusCode(422).body("type", endsWith("/close-conflict"));
    }

    @Test
    void who_has_waited_long_enough_comes_again_and_has_lost_nothing() {
        var resolved = pendingResolution();
        var key = UUID.randomUUID().toString();
        command("return", RETURN, key)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/not-yet-applied"));

        decided(resolved, RESOLVED);
        ended(resolved);

        command("return", RETURN, key).then().statusCode(201).body("flags", empty());
    }

    @Test
    void who_has_a_ground_does_not_wait() {
        pendingResolution();
        var grounded = RETURN.replace("{", "{\"override\":{\"ground\":\"khách chờ\"},");

        command("return", grounded, null).then().statusCode(201).body("flags", hasItem("OVERRIDDEN"));
    }

    @Test
    void what_people_correct_of_a_close_is_waited_for_like_a_post() {
        var resolved = pendingResolution();
        var close = decided(resolved, RESOLVED);
        ended(resolved);
        var annulment = command(
                "corrections",
                """
                {"corrects":{"source":"%s","id":"%s"},"reason":"nhầm hồ sơ","approver":"ct-01"}""".formatted(posts.source(), resolved.get("id").asText()),
                UUID.randomUUID().toString());
        annulment.then().statusCode(202);

        command("return", RETURN, null).then().statusCode(503);

        var origin = new PostId(
                annulment.then().extract().path("post.source"),
                annulment.then().extract().path("post.id"));
        routingSays(code, TIME, annulment.then().extract().path("eventId"), origin, new FactAnnulled(close, "ct-01"));
        untilAnswered("return", RETURN).then().statusCode(422).body("type", endsWith("/not-closed"));
    }

    private ObjectNode pendingResolution() {
        post(posts.received(code)).statusCode(201);
        var resolved = posts.resolved(code);
        post(resolved).statusCode(202);
        return resolved;
    }

    /** @return the event id of what routing says to the post */
    private String decided(ObjectNode post, RoutingEvent decision) {
        var reported = post(post).extract().<String>path("results[0].eventId");
        var origin = new PostId(posts.source(), post.get("id").asText());
        return routingSays(code, TIME, reported, origin, decision);
    }

    private void ended(ObjectNode post) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> post(post).statusCode(200).body("results[0].first", equalTo("APPLIED")));
    }

    /** As those do who are told to come again. */
    private Response untilAnswered(String command, String body) {
        return await().atMost(PATIENCE).until(() -> command(command, body, null), answer -> answer.statusCode() != 503);
    }

    private Response command(String command, String body, String key) {
        var request = given().contentType("application/json")
                .header("Authorization", bearer("clerk", "00565"))
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/v1/dossiers/{code}/" + command, code);
    }

    private static ValidatableResponse post(ObjectNode event) {
        return given().contentType("application/cloudevents+json; charset=UTF-8")
                .header("Authorization", bearer("source", "018"))
                .body(event.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    private static String bearer(String role, String unit) {
        return "Bearer " + TestTokens.token(role, unit);
    }
}

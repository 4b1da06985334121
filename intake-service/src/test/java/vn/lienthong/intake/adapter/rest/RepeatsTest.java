package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Same post, same answer: whoever lost the first answer learns all of it from the second. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class RepeatsTest {
    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";

    private final Posts posts = new Posts();

    @Test
    void a_single_event_again_is_answered_as_the_first_time() {
        var event = flagged();
        var first = post(SINGLE, event.toString());
        var again = post(SINGLE, event.toString());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertRepeats(result(again), result(first));
        assertThat(again.header("Lienthong-Position")).isEqualTo(first.header("Lienthong-Position"));
    }

    @Test
    void a_batch_again_is_answered_as_the_first_time() {
        var batch = List.of(flagged(), flagged()).toString();
        var first = results(post(BATCH, batch));
        var again = results(post(BATCH, batch));

        assertRepeats(again.get(0), first.get(0));
        assertRepeats(again.get(1), first.get(1));
    }

    @Test
    void a_stream_again_is_answered_as_the_first_time() {
        var stream = Posts.lines(flagged(), flagged());
        var first = lines(post(STREAM, stream));
        var again = lines(post(STREAM, stream));

        assertRepeats(again.get(0), first.get(0));
        assertRepeats(again.get(1), first.get(1));
    }

    @Test
    void twice_in_one_body_is_a_repeat_too() {
        var event = flagged();
        var answers = lines(post(STREAM, Posts.lines(event, event)));

        assertRepeats(answers.get(1), answers.get(0));
    }

    @Test
    void the_outcome_of_a_post_tells_what_its_answer_told_and_the_hash_of_its_record() {
        var event = flagged();
        var first = result(post(SINGLE, event.toString()));

        var outcome = outcome(event);
        assertThat(((ObjectNode) outcome).remove("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(outcome).isEqualTo(first);
    }

    @Test
    void a_repeat_among_new_posts_hides_none_of_them_from_who_reads_on() {
        var old = posts.received(Posts.freshCode());
        post(SINGLE, old.toString());
        var withdrawn = posts.withdrawn(old.get("subject").asText());

        var both = post(STREAM, Posts.lines(withdrawn, old));

        assertThat(both.header("Lienthong-Position"))
                .isEqualTo(lines(both).getFirst().get("eventId").asText());
    }

    @Test
    void a_keyed_reception_again_gets_the_same_receipt() {
        var key = UUID.randomUUID().toString();
        var idNumber = "00109900" + key.hashCode();
        var first = command("/v1/dossiers", key, afterHours(idNumber));
        var ofSamePerson = command("/v1/dossiers", UUID.randomUUID().toString(), afterHours(idNumber));
        var again = command("/v1/dossiers", key, afterHours(idNumber));

        assertThat(List.of(first.statusCode(), ofSamePerson.statusCode(), again.statusCode()))
                .containsExactly(201, 201, 200);
        assertThat(json(first).get("flags")).hasSize(2);
        assertThat(json(first).get("trackingKey").asText()).isNotBlank();
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(again.header("Lienthong-Position")).isEqualTo(first.header("Lienthong-Position"));
    }

    @Test
    void a_keyed_command_again_gets_the_same_answer() {
        var code = json(command("/v1/dossiers", UUID.randomUUID().toString(), afterHours("0")))
                .get("code")
                .asText();
        var key = UUID.randomUUID().toString();
        var path = "/v1/dossiers/" + code + "/feedback";
        var praise = "{\"kind\":\"PRAISE\",\"text\":\"tốt\",\"time\":\"2017-03-09T09:00:00+07:00\"}";
        var first = command(path, key, praise);
        var again = command(path, key, praise);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(first));
    }

    @Test
    void a_rehearsal_names_no_fact_for_there_is_none() {
        var event = flagged();
        var rehearsed = given().header("Authorization", "Bearer " + TestTokens.token("source", "018"))
                .contentType(BATCH + "; charset=UTF-8")
                .queryParam("dryRun", true)
                .body(List.of(event, event).toString().getBytes(UTF_8))
                .post("/v1/events");

        assertThat(results(rehearsed))
                .extracting(result -> result.get("outcome").asText())
                .containsExactly("APPLIED", "DUPLICATE");
        assertThat(results(rehearsed)).noneMatch(result -> result.has("eventId"));
        assertThat(rehearsed.header("Lienthong-Position")).isNull();
    }

    /** A reception that brings a tracking key and a flag. */
    private ObjectNode flagged() {
        var event = posts.received(Posts.freshCode());
        event.withObject("/data").put("due", "2017-04-28");
        return event;
    }

    private static String afterHours(String idNumber) {
        return """
                {"unit":"00565","procedure":"2.000815","channel":"DIRECT","time":"2017-03-08T20:15:00+07:00",
                 "applicant":{"kind":"PERSON","name":"Lê Thị Lặp","idNumber":"%s"},
                 "override":{"ground":"khách chờ"}}""".formatted(idNumber);
    }

    private static void assertRepeats(JsonNode again, JsonNode first) {
        assertThat(first.get("flags")).isNotEmpty();
        assertThat(first.get("trackingKey").asText()).isNotBlank();
        var expected = first.<ObjectNode>deepCopy()
                .put("outcome", "DUPLICATE")
                .put("first", first.get("outcome").asText());
        assertThat(again).isEqualTo(expected);
    }

    private JsonNode outcome(ObjectNode event) {
        return json(given().header("Authorization", "Bearer " + TestTokens.token("source", "018"))
                .get("/v1/events/{source}/{id}", posts.source(), event.get("id").asText()));
    }

    private static Response post(String type, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token("source", "018"))
                .contentType(type + "; charset=UTF-8")
                .body(body.getBytes(UTF_8))
                .post("/v1/events");
    }

    private static Response command(String path, String key, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token("a-clerk", Set.of("clerk"), "00565"))
                .header("Idempotency-Key", key)
                .contentType("application/json; charset=UTF-8")
                .body(body.getBytes(UTF_8))
                .post(path);
    }

    private static JsonNode result(Response single) {
        return results(single).getFirst();
    }

    private static List<JsonNode> results(Response answer) {
        return StreamSupport.stream(json(answer).get("results").spliterator(), false)
                .toList();
    }

    private static List<JsonNode> lines(Response answer) {
        return answer.asString().lines().map(RepeatsTest::read).toList();
    }

    private static JsonNode json(Response answer) {
        return read(answer.asString());
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}

package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** A source numbers what it posts; what is lost on the way shows as a gap, and refuses nothing. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class SequenceTest {
    private final Posts posts = new Posts();

    @Test
    void a_number_is_missing_until_its_post_arrives() {
        var all = IntStream.rangeClosed(1, 9).mapToObj(this::numbered).toArray(ObjectNode[]::new);

        post(all[0], all[1], all[4], all[5], all[8]);
        state().body("sequence.first", equalTo(1))
                .body("sequence.last", equalTo(9))
                .body("sequence.missing", equalTo(List.of(run(3, 4), run(7, 8))));

        post(all[7], all[2], all[0], all[6], all[3]);
        state().body("sequence.last", equalTo(9)).body("sequence.missing", empty());
    }

    @Test
    void what_was_refused_is_missing_until_it_is_accepted() {
        var early = posts.withdrawn(Posts.freshCode()).put("sequence", "0000000002");
        post(numbered(1), early, numbered(3));
        state().body("sequence.missing", equalTo(List.of(run(2, 2))));

        post(posts.received(early.get("subject").asText()), early);
        state().body("sequence.missing", empty());
    }

    @Test
    void a_sequence_that_is_no_number_is_taken_and_says_nothing() {
        post(numbered(1).put("sequence", "2026-11-22/1"));
        state().body("unit", equalTo("00565")).body("sequence", nullValue());
    }

    @Test
    void until_when_a_source_says_it_has_posted_everything_is_told_beside_its_numbers() {
        post(numbered(1));
        state().body("completeUpTo", nullValue());

        post(posts.complete("2017-03-31T17:00:00+07:00"));
        state().body("completeUpTo", equalTo("2017-03-31T17:00:00+07:00")).body("sequence.missing", empty());
    }

    @Test
    void a_system_does_not_read_what_others_posted() {
        post(numbered(1));
        stateFor("source", "00568").statusCode(404);
        stateFor("source", "018").statusCode(200);
        stateFor("clerk", "00565").statusCode(403);
    }

    private static Map<String, Integer> run(int first, int last) {
        return Map.of("first", first, "last", last);
    }

    private ObjectNode numbered(int number) {
        return posts.received(Posts.freshCode()).put("sequence", String.valueOf(number));
    }

    private static void post(ObjectNode... events) {
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .auth()
                .oauth2(TestTokens.token("source", "00565"))
                .contentType("application/x-ndjson")
                .body(Posts.lines(events))
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse state() {
        return stateFor("source", "00565").statusCode(200);
    }

    private ValidatableResponse stateFor(String role, String unit) {
        return given().auth()
                .oauth2(TestTokens.token(role, unit))
                .get("/v1/reference/sources/{source}", posts.source())
                .then();
    }
}

package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.PostReceipt;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** On request an answer carries a signed statement of what was accepted, which a ward can show later. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class ReceiptsOfPostsTest {
    private final String source = "urn:vn:motcua:bien-nhan-" + UUID.randomUUID();

    @Test
    void a_stream_is_answered_with_a_receipt_for_what_was_accepted() throws JsonProcessingException {
        var lines = new ArrayList<JsonNode>();
        for (var line : post(
                        "application/x-ndjson", "?receipt=true", received("1") + "\n" + ill("2") + "\n" + received("3"))
                .split("\n")) lines.add(Json.mapper().readTree(line));

        requireReceipt(lines.subList(0, 3), lines.getLast());
        assertThat(lines.getLast().at("/receipt/accepted").asInt()).isEqualTo(2);
    }

    @Test
    void so_is_a_batch_and_what_is_known_already_is_receipted_again() throws JsonProcessingException {
        var batch = "[" + received("1") + "," + received("2") + "]";
        post("application/cloudevents-batch+json", "", batch);

        var again = Json.mapper().readTree(post("application/cloudevents-batch+json", "?receipt=true", batch));

        var results = new ArrayList<JsonNode>();
        again.path("results").forEach(results::add);
        assertThat(results)
                .extracting(result -> result.path("outcome").asText())
                .containsOnly("DUPLICATE");
        requireReceipt(results, again);
    }

    @Test
    void everything_is_listed_for_a_receipt_also_where_only_refusals_were_asked_for() throws JsonProcessingException {
        var answer = given().header("Authorization", TestTokens.bearer("source", "00565"))
                .header("Prefer", "return=minimal")
                .contentType("application/cloudevents+json")
                .body(received("1"))
                .post("/v1/events?receipt=true")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        var json = Json.mapper().readTree(answer);
        requireReceipt(List.of(json.path("results").get(0)), json);
    }

    @Test
    void the_hash_of_a_post_is_told_later_too_so_that_a_receipt_can_be_held_against_the_journal() {
        given().header("Authorization", TestTokens.bearer("source", "00565"))
                .contentType("application/cloudevents+json")
                .body(received("1"))
                .post("/v1/events")
                .then()
                .statusCode(201)
                .body("results[0].hash", nullValue())
                .body("receipt", nullValue());

        given().header("Authorization", TestTokens.bearer("auditor", null))
                .get("/v1/events/{source}/{id}", source, "1")
                .then()
                .statusCode(200)
                .body("hash", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?receipt=yes", "?receipt=", "?receipt=true&dryRun=true"})
    void what_cannot_be_receipted_is_refused(String query) {
        given().header("Authorization", TestTokens.bearer("source", "00565"))
                .contentType("application/cloudevents+json")
                .body(received("1"))
                .post("/v1/events" + query)
                .then()
                .statusCode(400)
                .body("errors", nullValue())
                .body("status", equalTo(400));
    }

    /** The results with a hash are those that were signed, by the key that everyone may ask for. */
    private void requireReceipt(List<JsonNode> results, JsonNode last) throws JsonProcessingException {
        var receipt = Json.mapper().treeToValue(last.get("receipt"), PostReceipt.class);
        var draft = new PostReceipt.Draft();
        for (var result : results)
            if (result.hasNonNull("hash"))
                draft.add(
                        new PostId(source, result.get("id").asText()),
                        result.get("eventId").asText(),
                        result.get("hash").asText());
        assertThat(draft.fits(receipt)).isTrue();
        assertThat(receipt.isSignedBy(given().header("Authorization", TestTokens.bearer("clerk", "00565"))
                        .get("/v1/signing-key")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("publicKey")))
                .isTrue();
    }

    private static String post(String type, String query, String body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .header("Authorization", TestTokens.bearer("source", "00565"))
                .contentType(type)
                .body(body)
                .post("/v1/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String received(String id) {
        return event(id, "received", "", """
                {"unit":"00565","procedure":"2.000815","channel":"DIRECT"}""");
    }

    /** Refused: nothing of this dossier is known. */
    private String ill(String id) {
        return event(id, "withdrawn", "\"subject\":\"018.00565-170306-9876\",", "{}");
    }

    private String event(String id, String name, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.dossier.%s.v1","time":"2017-03-06T08:15:00+07:00",%s"data":%s}""".formatted(id, source, name, subject, data);
    }
}

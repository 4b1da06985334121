package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What citizens say of the handling, with the key on the receipt, and what the desk answers. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class FeedbackTest {
    private static final String COMPLAINT = """
            {"kind":"COMPLAINT","text":"chờ lâu","officer":"cb-07"}""";

    @Inject
    Pool pool;

    private String code;
    private String key;

    @BeforeEach
    void received() {
        var receipt = clerk("""
                {"unit":"00565","procedure":"1.004873","channel":"POST"}""", "/v1/dossiers").statusCode(201).extract();
        code = receipt.path("code");
        key = receipt.path("trackingKey");
    }

    @Test
    void the_citizen_says_what_he_thinks_and_the_desk_answers_with_what_it_found() {
        String feedback =
                citizen(code, key, COMPLAINT).statusCode(201).extract().path("feedback");
        assertThat(facts("feedback"))
                .singleElement()
                .asString()
                .contains("COMPLAINT", "cb-07")
                .doesNotContain("chờ lâu");

        clerk("""
                {"feedback":"%s","finding":"UNFOUNDED","answer":"trả đúng hẹn"}""".formatted(feedback), "/v1/dossiers/" + code + "/feedback-answers")
                .statusCode(201);

        assertThat(facts("feedback-answered")).singleElement().asString().contains("UNFOUNDED", feedback);
    }

    @Test
    void no_system_speaks_as_a_citizen() {
        var posts = new Posts();
        var said = posts.event("feedback", code, Instant.now().toString()).put("actor", "citizen");
        said.withObject("/data").put("kind", "PRAISE").put("text", "tốt");
        given().auth()
                .oauth2(TestTokens.token("source", "00565"))
                .contentType("application/cloudevents+json")
                .body(said.toString())
                .post("/v1/events")
                .then()
                .statusCode(201);
        citizen(code, key, COMPLAINT).statusCode(201);

        assertThat(actors("feedback")).containsExactlyInAnyOrder(null, "citizen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chị Lan quầy 3", "0912345678", "Lan"})
    void whom_a_citizen_describes_by_name_or_number_he_is_asked_to_describe_in_the_text(String officer) {
        citizen(code, key, """
                {"kind":"COMPLAINT","text":"chờ lâu","officer":"%s"}""".formatted(officer)).statusCode(400).body("errors[0].pointer", equalTo("/officer"));

        assertThat(facts("feedback")).isEmpty();
    }

    @Test
    void a_wrong_key_and_an_unknown_code_are_answered_alike() {
        citizen(code, "AAAAAAAAAAAA", COMPLAINT).statusCode(404).body("type", endsWith("/tracking-refused"));
        citizen("018.00565-170306-9999999", key, COMPLAINT).statusCode(404).body("type", endsWith("/tracking-refused"));
        assertThat(facts("feedback")).isEmpty();
    }

    @Test
    void what_says_nothing_is_named() {
        citizen(code, key, "{\"text\":\"chờ lâu\"}").statusCode(400);
        citizen(code, key, "{\"kind\":\"PRAISE\",\"text\":\"tốt\",\"stars\":5}").statusCode(400);
    }

    @Test
    void an_answer_to_what_nobody_said_is_refused() {
        clerk("""
                {"feedback":"intake-3-1","finding":"UNFOUNDED","answer":"?"}""", "/v1/dossiers/" + code + "/feedback-answers")
                .statusCode(422)
                .body("type", endsWith("/unknown-feedback"));
    }

    private ValidatableResponse citizen(String dossier, String trackingKey, String body) {
        return given().contentType("application/json")
                .queryParam("key", trackingKey)
                .body(body)
                .post("/v1/tracking/{code}/feedback", dossier)
                .then();
    }

    private ValidatableResponse clerk(String body, String path) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + TestTokens.token("clerk", "00565"))
                .body(body)
                .post(path)
                .then();
    }

    private List<String> facts(String type) {
        return column("payload", type);
    }

    private List<String> actors(String type) {
        return column("actor", type);
    }

    private List<String> column(String name, String type) {
        var rows = pool.preparedQuery("select " + name + " from event where dossier = $1 and type = $2")
                .execute(Tuple.of(code, "vn.lienthong.dossier." + type + ".v1"))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}

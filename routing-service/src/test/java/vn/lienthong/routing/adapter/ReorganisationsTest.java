package vn.lienthong.routing.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static vn.lienthong.routing.adapter.Intake.freshCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** On the first of July 2025 Dương Xá (00571) goes to Gia Lâm (00565), Cổ Bi (00553) to one of three. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class ReorganisationsTest {
    private static final Instant IN_JUNE = Instant.parse("2025-06-16T02:00:00Z");
    private static final String MERGED = "00571";
    private static final String DIVIDED = "00553";
    private static final String SUCCESSOR = "00565";

    @Test
    void open_dossiers_pass_to_the_successor_once_after_a_dry_run_has_said_which() {
        var dossier = received(MERGED);
        var closed = received(MERGED);
        Intake.say(closed, IN_JUNE.plusSeconds(60), new DossierWithdrawn());

        var dry = order(MERGED, "{}", true);
        assertThat(lines(dry, dossier)).hasSize(1);
        assertThat(lines(dry, dossier).getFirst().path("toUnit").asText()).isEqualTo(SUCCESSOR);
        assertThat(lines(dry, closed)).isEmpty();
        assertThat(dry.getLast().path("passed").asInt()).isEqualTo(dry.size() - 1);
        assertThat(dry.getLast().path("units").asInt()).isEqualTo(1);
        resolve(dossier, SUCCESSOR).statusCode(403);

        assertThat(lines(order(MERGED, "{}", false), dossier)).isEqualTo(lines(dry, dossier));
        assertThat(order(MERGED, "{}", false)).hasSize(1);

        resolve(dossier, SUCCESSOR).statusCode(201).body("holder", equalTo(SUCCESSOR));
    }

    @Test
    void what_a_divided_unit_had_waits_until_an_operator_assigns_it_to_a_successor() {
        var dossier = received(DIVIDED);

        var said = lines(order(DIVIDED, "{}", false), dossier).getFirst();
        assertThat(said.has("toUnit")).isFalse();
        assertThat(said.path("candidates")).hasSize(3);
        resolve(dossier, SUCCESSOR).statusCode(403);

        assign(dossier, "operator", "{\"toUnit\":\"00118\",\"document\":\"12/QĐ-UBND\"}")
                .statusCode(422)
                .body("type", endsWith("/no-successor"));
        assign(dossier, "admin", "{\"toUnit\":\"00565\",\"document\":\"12/QĐ-UBND\"}")
                .statusCode(403);
        assign(dossier, "operator", "{\"toUnit\":\"00565\",\"document\":\"12/QĐ-UBND\"}")
                .statusCode(201)
                .body("holder", equalTo(SUCCESSOR));
        assign(dossier, "operator", "{\"toUnit\":\"00541\",\"document\":\"13/QĐ-UBND\"}")
                .statusCode(422)
                .body("type", endsWith("/not-unassigned"));
        assertThat(lines(order(DIVIDED, "{}", false), dossier)).isEmpty();
        resolve(dossier, SUCCESSOR).statusCode(201);
    }

    @Test
    void it_may_go_elsewhere_on_a_ground() {
        var dossier = received(DIVIDED);
        order(DIVIDED, "{}", false);

        assign(dossier, "operator", """
                        {"toUnit":"00118","document":"12/QĐ-UBND","override":{"ground":"theo địa bàn"}}""").statusCode(201).body("holder", equalTo("00118"));
    }

    @Test
    void by_the_rule_of_the_order_a_divided_unit_has_one_successor() {
        var dossier = received(DIVIDED);

        var said = lines(order(DIVIDED, "{\"00553\":\"00541\"}", false), dossier);

        assertThat(said.getFirst().path("toUnit").asText()).isEqualTo("00541");
        resolve(dossier, "00541").statusCode(201);
    }

    @Test
    void an_order_that_speaks_of_what_was_not_is_refused() {
        refused("2025-07-01", "[\"00097\"]", "{}", "unit-not-ended", "/units");
        refused("2025-06-30", "[]", "{}", "unit-not-ended", "/on");
        refused("2025-07-01", "[\"00571\"]", "{\"00553\":\"00565\"}", "unit-not-ended", "/rule");
        refused("2025-07-01", "[\"00553\"]", "{\"00553\":\"00118\"}", "no-successor", "/rule");
        refused("2125-07-01", "[]", "{}", "in-the-future", "/on");
        send("clerk", body("2025-07-01", "[]", "{}", true)).then().statusCode(403);
    }

    private static String received(String unit) {
        var dossier = freshCode();
        Intake.say(
                dossier,
                IN_JUNE,
                new DossierReceived(
                        unit, "2.000815", "CT", Channel.DIRECT, null, null, null, null, null, null, null, null));
        return dossier;
    }

    private static List<JsonNode> order(String unit, String rule, boolean dryRun) {
        var answer = send("admin", body("2025-07-01", "[\"" + unit + "\"]", rule, dryRun));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return answer.asString().lines().map(ReorganisationsTest::json).toList();
    }

    private static void refused(String on, String units, String rule, String problem, String pointer) {
        send("admin", body(on, units, rule, true))
                .then()
                .statusCode(422)
                .body("type", endsWith("/" + problem))
                .body("errors.pointer", contains(pointer));
    }

    private static String body(String on, String units, String rule, boolean dryRun) {
        return "{\"on\":\"%s\",\"units\":%s,\"rule\":%s,\"document\":\"1656/NQ-UBTVQH15\",\"dryRun\":%s}"
                .formatted(on, units, rule, dryRun);
    }

    private static Response send(String role, String body) {
        return given().auth()
                .oauth2(TestTokens.token(role, "01"))
                .contentType("application/json; charset=UTF-8")
                .body(body)
                .post("/v1/reorganisations");
    }

    private static ValidatableResponse assign(String dossier, String role, String body) {
        return given().auth()
                .oauth2(TestTokens.token(role, null))
                .contentType("application/json; charset=UTF-8")
                .body(body)
                .post("/v1/dossiers/" + dossier + "/reassignment")
                .then();
    }

    private static ValidatableResponse resolve(String dossier, String unit) {
        return given().auth()
                .oauth2(TestTokens.token("officer", unit))
                .contentType("application/json; charset=UTF-8")
                .body("{\"unit\":\"%s\",\"outcome\":\"APPROVED\"}".formatted(unit))
                .post("/v1/dossiers/" + dossier + "/resolution")
                .then();
    }

    private static List<JsonNode> lines(List<JsonNode> answer, String dossier) {
        return answer.stream()
                .filter(line -> line.path("dossier").asText().equals(dossier))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

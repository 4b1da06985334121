package vn.lienthong.routing.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static vn.lienthong.routing.adapter.Intake.ABOVE;
import static vn.lienthong.routing.adapter.Intake.OTHER_WARD;
import static vn.lienthong.routing.adapter.Intake.WARD;
import static vn.lienthong.routing.adapter.Intake.freshCode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class HandlingTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-05T01:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2026-01-06T01:00:00Z");

    @Inject
    Journal journal;

    @Inject
    SuiteClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void a_dossier_goes_to_the_unit_above_and_is_resolved_there_by_the_officers_of_two_units() {
        var dossier = freshCode();
        var received = Intake.receiveForUnitAbove(dossier, RECEIVED);
        var position = received.id();

        position = by(WARD, dossier, "transfers", transfer(WARD, ABOVE), position)
                .statusCode(201)
                .body("dossier", equalTo(dossier))
                .body("holder", equalTo(WARD))
                .body("flags", empty())
                .body("time", endsWith("+07:00"))
                .header("Lienthong-Position", notNullValue())
                .extract()
                .header("Lienthong-Position");
        by(ABOVE, dossier, "acknowledgements", "{\"unit\":\"01\"}", position)
                .statusCode(201)
                .body("holder", equalTo(ABOVE));
        by(ABOVE, dossier, "resolution", resolved(ABOVE), position)
                .statusCode(201)
                .body("flags", empty());
        by(ABOVE, dossier, "resolution", resolved(ABOVE), position)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/second-resolution"));
    }

    @Test
    void the_officers_of_another_unit_are_refused() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        by(OTHER_WARD, dossier, "resolution", resolved(WARD), received.id())
                .statusCode(403)
                .body("type", endsWith("/wrong-unit"));
    }

    @Test
    void the_officers_of_the_unit_above_act_for_their_own_unit_only() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        by(ABOVE, dossier, "resolution", resolved(WARD), received.id())
                .statusCode(403)
                .body("type", endsWith("/wrong-unit"));
        by(ABOVE, dossier, "transfers", transfer(WARD, OTHER_WARD), received.id())
                .statusCode(403)
                .body("type", endsWith("/wrong-unit"));
        by(WARD, dossier, "resolution", resolved(WARD), received.id()).statusCode(201);
    }

    @Test
    void on_a_dossier_that_never_came_to_his_unit_nor_is_to_an_officer_acts_on_no_ground() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        var ground = ",\"override\":{\"ground\":\"làm hộ\"}}";
        for (var act : List.of("transfers", "resolution", "stop")) {
            var body =
                    switch (act) {
                        case "transfers" -> transfer(OTHER_WARD, WARD);
                        case "stop" -> "{\"unit\":\"00577\",\"ground\":\"APPLICANT_REQUEST\"}";
                        default -> resolved(OTHER_WARD);
                    };
            by(OTHER_WARD, dossier, act, body.replaceAll("}$", ground), received.id())
                    .statusCode(403)
                    .body("type", endsWith("/wrong-unit"));
        }
    }

    @Test
    void what_is_done_tells_by_what_name_it_is_corrected() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        var done = by(WARD, dossier, "resolution", resolved(WARD), received.id());
        done.statusCode(201)
                .body("post.source", equalTo("urn:vn:lienthong:routing"))
                .body("post.id", equalTo(done.extract().path("eventId")));
    }

    @Test
    void without_a_token_or_the_role_nothing_is_done() {
        given().contentType("application/json")
                .body(resolved(WARD))
                .post("/v1/dossiers/" + freshCode() + "/resolution")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("auditor", WARD))
                .contentType("application/json")
                .body(resolved(WARD))
                .post("/v1/dossiers/" + freshCode() + "/resolution")
                .then()
                .statusCode(403);
    }

    @Test
    void a_rule_is_broken_only_on_a_ground_which_is_sealed() {
        var dossier = freshCode();
        var received = Intake.receiveForUnitAbove(dossier, RECEIVED);
        by(ABOVE, dossier, "acknowledgements", "{\"unit\":\"01\"}", received.id())
                .statusCode(422)
                .body("type", endsWith("/not-transferred"));
        var eventId = by(
                        ABOVE,
                        dossier,
                        "acknowledgements",
                        "{\"unit\":\"01\",\"override\":{\"ground\":\"giấy nhận tay\"}}",
                        received.id())
                .statusCode(201)
                .body("flags", contains("NOT_TRANSFERRED", "OVERRIDDEN"))
                .extract()
                .<String>path("eventId");
        var recorded = recorded(dossier, eventId);
        assertThat(recorded.sealed()).isEqualTo(SealingStandIn.sealed("{\"ground\":\"giấy nhận tay\"}"));
        assertThat(recorded.data()).doesNotContain("giấy");
    }

    @Test
    void a_note_leaves_the_service_only_sealed() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        var eventId = by(
                        WARD,
                        dossier,
                        "transfers",
                        "{\"fromUnit\":\"00565\",\"toUnit\":\"01\",\"note\":\"gọi 0900000001\"}",
                        received.id())
                .statusCode(201)
                .extract()
                .<String>path("eventId");
        var recorded = recorded(dossier, eventId);
        assertThat(recorded.sealed()).isEqualTo(SealingStandIn.sealed("{\"note\":\"gọi 0900000001\"}"));
        assertThat(recorded.data()).doesNotContain("0900000001");
        assertThat(recorded.actor()).isEqualTo("test-officer");
    }

    @Test
    void the_same_key_gets_the_first_answer_and_another_body_a_conflict() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        var first = keyed("k1-" + dossier, dossier, transfer(WARD, ABOVE), received.id())
                .statusCode(201)
                .extract()
                .asString();
        by(ABOVE, dossier, "acknowledgements", "{\"unit\":\"01\"}", received.id())
                .statusCode(201);
        var again = keyed("k1-" + dossier, dossier, transfer(WARD, ABOVE), received.id())
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        keyed("k1-" + dossier, dossier, transfer(WARD, OTHER_WARD), received.id())
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void an_unknown_dossier_is_not_found() {
        by(WARD, freshCode(), "resolution", resolved(WARD), null)
                .statusCode(404)
                .body("type", endsWith("/unknown-dossier"));
    }

    @Test
    void a_withdrawn_dossier_is_not_resolved() {
        var dossier = freshCode();
        Intake.receive(dossier, RECEIVED);
        var withdrawn = Intake.say(dossier, DAY_AFTER, new DossierWithdrawn());
        by(WARD, dossier, "resolution", resolved(WARD), withdrawn.id())
                .statusCode(422)
                .body("type", endsWith("/after-close"));
        by(WARD, dossier, "stop", "{\"unit\":\"00565\",\"ground\":\"APPLICANT_REQUEST\"}", withdrawn.id())
                .statusCode(422);
    }

    @Test
    void a_dossier_is_sent_back_and_its_part_finished() {
        var dossier = freshCode();
        var received = Intake.receiveForUnitAbove(dossier, RECEIVED);
        by(WARD, dossier, "transfers", transfer(WARD, ABOVE), received.id()).statusCode(201);
        by(ABOVE, dossier, "send-backs", "{\"fromUnit\":\"01\",\"toUnit\":\"00565\",\"reason\":\"thiếu\"}", null)
                .statusCode(201)
                .body("holder", equalTo(WARD));
        by(WARD, dossier, "leg-completions", "{\"unit\":\"00565\"}", null).statusCode(201);
    }

    @Test
    void a_body_that_does_not_fit_names_every_place() {
        by(WARD, freshCode(), "transfers", "{\"fromUnit\":\"00565\",\"toWard\":\"01\"}", null)
                .statusCode(400)
                .body("errors.pointer", hasItem("/toWard"))
                .body("errors.pointer", hasItem("/toUnit"));
        by(WARD, freshCode(), "resolution", "{\"unit\":\"00565\",\"outcome\":\"PERHAPS\"}", null)
                .statusCode(400)
                .body("errors.pointer", contains("/outcome"))
                .body(not(containsString("PERHAPS")));
        by(WARD, freshCode(), "resolution", "[]", null).statusCode(400);
        by(WARD, freshCode(), "resolution", "{\"unit\":", null).statusCode(400);
    }

    @Test
    void an_unknown_unit_and_a_transfer_to_itself_are_refused() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        by(WARD, dossier, "transfers", transfer(WARD, "99999"), received.id())
                .statusCode(422)
                .body("type", endsWith("/unknown-unit"))
                .body("detail", containsString("99999"));
        by(WARD, dossier, "transfers", transfer(WARD, WARD), received.id())
                .statusCode(422)
                .body("type", endsWith("/transfer-to-itself"));
    }

    @Test
    void what_is_done_happens_by_the_services_clock() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, RECEIVED);
        var nextMonth = clock.instant().plus(Duration.ofDays(30));
        clock.moveTo(nextMonth);

        var eventId = by(WARD, dossier, "resolution", resolved(WARD), received.id())
                .statusCode(201)
                .extract()
                .<String>path("eventId");

        var recorded = recorded(dossier, eventId);
        assertThat(recorded.time()).isBetween(nextMonth, nextMonth.plus(Duration.ofMinutes(5)));
        assertThat(recorded.recordedAt()).isBefore(nextMonth);
    }

    private LogRecord recorded(String dossier, String eventId) {
        return journal
                .inTransaction(tx -> journal.facts(tx, List.of(dossier)))
                .await()
                .indefinitely()
                .get(dossier)
                .stream()
                .filter(r -> r.id().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private static String transfer(String from, String to) {
        return "{\"fromUnit\":\"%s\",\"toUnit\":\"%s\"}".formatted(from, to);
    }

    private static String resolved(String unit) {
        return "{\"unit\":\"%s\",\"outcome\":\"APPROVED\",\"signer\":\"ld-01\"}".formatted(unit);
    }

    private static ValidatableResponse by(String unit, String dossier, String act, String body, String position) {
        var request = given().auth()
                .oauth2(TestTokens.token("officer", unit))
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body);
        if (position != null) request.header("Lienthong-Position", position);
        return request.post("/v1/dossiers/" + dossier + "/" + act).then();
    }

    private static ValidatableResponse keyed(String key, String dossier, String body, String position) {
        return given().auth()
                .oauth2(TestTokens.token("officer", WARD))
                .header("Idempotency-Key", key)
                .header("Lienthong-Position", position)
                .contentType("application/json")
                .body(body)
                .post("/v1/dossiers/" + dossier + "/transfers")
                .then();
    }
}

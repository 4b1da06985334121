package vn.lienthong.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;
import vn.lienthong.workingtime.WorkCalendar;

/** The second version of the procedure gives eight working days instead of five; a third one keeps what is open. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class LimitChangesTest {
    private static final String DOSSIER = "018.00565-260303-0001";

    @Inject
    SuiteClock clock;

    @Inject
    LiveCatalogue catalogue;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @BeforeEach
    void publish() {
        var today = WorkCalendar.dayOf(clock.instant());
        catalogue.learn(List.of(NewLimits.amended(
                version("2", today, Transition.APPLY),
                version("3", today.plusDays(1), Transition.KEEP),
                version("4", today.plusDays(2), Transition.APPLY))));
    }

    @Test
    void a_new_limit_moves_open_dossiers_by_its_basis_after_a_dry_run_has_said_which() {
        var log = new DossierLog(bootstrap);
        var due = WorkCalendar.dayOf(log.receive(DOSSIER, clock.instant(), 5));
        awaitSaid(log, "due-date-set");
        var calendar = catalogue.now().calendar(DossierLog.WARD, due);
        var later = due;
        for (int days = 0; days < 3; days++) later = calendar.workingDayAfter(later);

        var dry = change("LOCAL-DCXD/2", ",\"document\":\"15/QĐ-UBND\"", true);
        assertThat(lineOf(dry))
                .isEqualTo(Json.mapper()
                        .createObjectNode()
                        .put("dossier", DOSSIER)
                        .put("from", due + "T23:59:59+07:00")
                        .put("to", later + "T23:59:59+07:00"));
        assertThat(dry.getLast().path("basis").asText()).isEqualTo(NewLimits.BASIS + ", 15/QĐ-UBND");
        assertThat(dry.getLast().path("moved").asInt()).isEqualTo(dry.size() - 1);
        assertThat(dry.getLast().path("failed").asInt()).isZero();
        awaitSaid(log, "due-date-set");

        assertThat(lineOf(change("LOCAL-DCXD/2", "", false))).isEqualTo(lineOf(dry));
        awaitSaid(log, "due-date-set", "due-date-moved");
        assertThat(change("LOCAL-DCXD/2", "", false).getLast().path("moved").asInt())
                .isZero();
        as("clerk", DossierLog.WARD)
                .get("/v1/dossiers/" + DOSSIER + "/clock")
                .then()
                .body("dueAt", equalTo(later + "T23:59:59+07:00"))
                .body("originalDueAt", equalTo(due + "T23:59:59+07:00"))
                .body("dueDates.reason", contains("INITIAL", "LIMIT_CHANGE"))
                .body("dueDates.procedureVersion", contains("LOCAL-DCXD/1", "LOCAL-DCXD/2"))
                .body("dueDates.limit.value", contains(5, 8))
                .body("dueDates[0].trace[-1].day", equalTo(due.toString()))
                .body("dueDates[1].basis", equalTo(NewLimits.BASIS))
                .body("dueDates[1].trace[-1].day", equalTo(later.toString()));
    }

    @Test
    void due_dates_move_only_by_a_version_that_says_so_and_is_in_force_and_by_an_admin() {
        refused("NONE", "LOCAL-DCXD/2", "unknown-procedure", "/procedure");
        refused("LOCAL-DCXD", "LOCAL-DCXD/9", "unpublished-version", "/version");
        refused("LOCAL-DCXD", "LOCAL-DCXD/1", "version-without-transition", "/version");
        refused("LOCAL-DCXD", "LOCAL-DCXD/3", "version-without-transition", "/version");
        refused("LOCAL-DCXD", "LOCAL-DCXD/4", "version-not-in-force", "/version");
        order("admin", "{\"procedure\":\"LOCAL-DCXD\",\"version\":\"LOCAL-DCXD/2\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/dryRun"));
        order("clerk", body("LOCAL-DCXD", "LOCAL-DCXD/2", "", true)).then().statusCode(403);
    }

    private static void refused(String procedure, String version, String rule, String pointer) {
        order("admin", body(procedure, version, "", true))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://lienthong.vn/problems/" + rule))
                .body("errors.pointer", contains(pointer));
    }

    private static List<JsonNode> change(String version, String more, boolean dryRun) {
        var answer = order("admin", body(NewLimits.PROCEDURE, version, more, dryRun));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return answer.asString().lines().map(LimitChangesTest::json).toList();
    }

    private static String body(String procedure, String version, String more, boolean dryRun) {
        return "{\"procedure\":\"%s\",\"version\":\"%s\",\"dryRun\":%s%s}".formatted(procedure, version, dryRun, more);
    }

    private static Response order(String role, String body) {
        return as(role, DossierLog.WARD).body(body).post("/v1/limit-changes");
    }

    private static JsonNode lineOf(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("dossier").asText().equals(DOSSIER))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitSaid(DossierLog log, String... names) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(log.ofDeadline(DOSSIER))
                .extracting(record -> record.type().replaceAll("vn.lienthong.dossier.(.*).v1", "$1"))
                .containsExactly(names));
    }

    private static RequestSpecification as(String role, String unit) {
        return given().contentType(ContentType.JSON).header("Authorization", TestTokens.bearer(role, unit));
    }

    private static ProcedureVersion version(String name, LocalDate from, Transition transition) {
        var limit = new Limit(BigDecimal.valueOf(8), LimitUnit.WORKING_DAY);
        return NewLimits.version(name, from, limit, SupplementPolicy.RESTART, transition);
    }
}

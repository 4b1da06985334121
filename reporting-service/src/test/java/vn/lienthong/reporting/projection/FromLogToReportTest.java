package vn.lienthong.reporting.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.report.Finality;
import vn.lienthong.reporting.report.OwnersQuarantine;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What the owners write reaches the report over real journals, relays and Kafka. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class FromLogToReportTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SOURCE = "urn:vn:motcua:trau-quy";

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "LIENTHONG_POSTGRES")
    String postgres;

    @ConfigProperty(name = "LIENTHONG_KAFKA")
    String kafka;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @Inject
    Finality finality;

    @Inject
    OwnersQuarantine ownersQuarantine;

    private Owners owners;

    @BeforeEach
    void startOwners() {
        owners = Owners.start(vertx, postgres, kafka, password, ownersQuarantine);
    }

    @AfterEach
    void cure() {
        OwnerConnection.execute("drop function if exists refuse_poison() cascade");
    }

    @AfterEach
    void stopOwners() {
        owners.close();
    }

    @Test
    void dossiers_received_and_resolved_stand_in_the_report_and_the_answer_becomes_final() {
        for (int i = 1; i <= 40; i++) live("018.00565-170306-" + String.format("%04d", i), i % 4 != 0);
        for (int shard = 0; shard < Shards.STANDARD.count(); shard++) complete(shard);

        await().atMost(SOON).untilAsserted(() -> assertThat(report("").body().<Integer>path("total.resolved.total"))
                .isEqualTo(30));
        report("")
                .then()
                .body("total.received.total", equalTo(40))
                .body("total.open.overdue", equalTo(10))
                .body("pending", equalTo(10))
                .body("quarantined", equalTo(0))
                .body("checks.holds", not(hasItem(false)))
                .body("completeUpTo[0].source", equalTo(SOURCE))
                .body("completeUpTo[0].at", equalTo("2017-05-31T17:00:00+07:00"));

        var asOf = Instant.now();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(report("&asOf=" + asOf).body().<Boolean>path("final"))
                        .isTrue());
        report("&asOf=" + asOf).then().body("total.resolved.total", equalTo(30));
    }

    @Test
    void figures_that_a_record_in_quarantine_belongs_to_are_not_final() {
        var code = "018.00565-170410-0001";
        refuse(code);
        var before = Instant.now().minusSeconds(1);
        var received = Facts.received(Channel.DIRECT, Facts.day("2017-04-14"));
        owners.journal(Owner.INTAKE).append(code, Facts.at("2017-04-10T08:15"), received, null, null);
        await().atMost(SOON).untilAsserted(() -> april(Instant.now()).body("quarantined", equalTo(1)));

        var asOf = Instant.now();
        await().atMost(SOON).until(() -> finality.isFinal(asOf));
        april(asOf).body("final", equalTo(false)).body("total.received.total", equalTo(0));
        april(before).body("final", equalTo(true));

        explained(code, "auditor")
                .statusCode(200)
                .body("trouble", contains("DATABASE"))
                .body(
                        "why[0]",
                        containsString("Cơ sở dữ liệu từ chối ghi bản ghi loại vn.lienthong.dossier.received.v1"))
                .body("unblock[0]", containsString("thử lại"))
                .body("waiting[0].type", contains("vn.lienthong.dossier.received.v1"));
        explained(code, "supervisor").statusCode(403);

        retryBecause(code, "thử").body("free", equalTo(false));

        cure();
        retry(code).body("free", equalTo(true));
        history(code)
                .body("events.type", hasItem("vn.lienthong.audit.quarantine-retried.v1"))
                .body("events.data.reason", hasItem("thử"));
        explained(code, "auditor").statusCode(404).body("type", endsWith("not-parked"));
        april(asOf).body("final", equalTo(true)).body("total.received.total", equalTo(1));
    }

    @Test
    void a_reader_who_names_a_position_sees_what_was_written_there() {
        var code = "018.00565-170307-0001";
        var event = owners.journal(Owner.INTAKE)
                .append(code, Facts.at("2017-03-07T08:15"), Facts.received(Channel.ONLINE, null), null, null);

        given().auth()
                .oauth2(TestTokens.token("officer", "00565"))
                .header("Lienthong-Position", event)
                .get("/v1/dossiers/" + code)
                .then()
                .statusCode(200)
                .body("channel", equalTo("ONLINE"));
    }

    @Test
    void without_the_other_services_nothing_is_settled() {
        given().get("/v1/health/lag")
                .then()
                .statusCode(200)
                .body("settled", equalTo(false))
                .body("views[0].view", equalTo("dossiers"));
    }

    private void live(String code, boolean resolved) {
        var intake = owners.journal(Owner.INTAKE);
        var received = (DossierReceived) Facts.received(Channel.DIRECT, Facts.day("2017-03-09"));
        var at = Facts.at("2017-03-06T08:15");
        var first = intake.append(code, at, received, null, new PostId(SOURCE, code + "-1"));
        var due = new DueDateSet(Scope.DOSSIER, null, received.promised().due(), DueReason.INITIAL, null, null);
        owners.journal(Owner.DEADLINE).append(code, at, due, first, null);
        var closing = Facts.at("2017-03-08T10:00");
        var reported = new FactReported("resolved", Json.mapper().createObjectNode());
        var question = intake.append(code, closing, reported, null, new PostId(SOURCE, code + "-2"));
        if (!resolved) return;
        var answer = new DossierResolved("00565", Outcome.APPROVED, null, null);
        owners.journal(Owner.ROUTING).append(code, closing, answer, question, new PostId(SOURCE, code + "-2"));
    }

    /** A statement of completeness stands in every shard. */
    private void complete(int shard) {
        var statement = new SourceCompleteUpTo(SOURCE, Facts.at("2017-05-31T17:00"));
        owners.journal(Owner.INTAKE).appendTo(shard, SOURCE, Facts.at("2017-05-31T17:00"), statement);
    }

    /** Reporting's database refuses every fact of the dossier. */
    private static void refuse(String code) {
        OwnerConnection.execute("""
                create function refuse_poison() returns trigger language plpgsql as
                'begin raise exception ''poison''; end';
                create trigger poison before insert on fact for each row when (new.dossier = '%s')
                execute function refuse_poison()""".formatted(code));
    }

    private static ValidatableResponse retry(String code) {
        return given().auth()
                .oauth2(TestTokens.token("operator", null))
                .post("/v1/quarantine/" + code + "/retry")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse explained(String code, String role) {
        return given().auth()
                .oauth2(TestTokens.token(role, null))
                .get("/v1/quarantine/" + code)
                .then();
    }

    private static ValidatableResponse retryBecause(String code, String reason) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/v1/quarantine/" + code + "/retry")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse history(String code) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/dossiers/" + code + "/events")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse april(Instant asOf) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?unit=00565&from=2017-04-10&to=2017-04-14&asOf=" + asOf)
                .then()
                .statusCode(200);
    }

    private static Response report(String more) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?unit=00565&from=2017-03-06&to=2017-03-10" + more);
    }
}

package vn.lienthong.reporting.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.report.OwnersQuarantine;
import vn.lienthong.reporting.report.TableDump;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Views built anew from the log, over real journals, relays, Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(60);
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
    OwnersQuarantine ownersQuarantine;

    private Owners owners;

    @BeforeEach
    void startOwners() {
        owners = Owners.start(vertx, postgres, kafka, password, ownersQuarantine);
    }

    /** Tests without the log share the database: only one set is to follow there. */
    @AfterEach
    void leaveOneSetAndStopOwners() {
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/replays")
                .then()
                .extract()
                .jsonPath()
                .<String>getList("findAll { it.state in ['READY', 'FORMER', 'READABLE'] }.id")
                .forEach(ReplayTest::giveUp);
        owners.close();
    }

    @Test
    void rebuilt_views_say_the_same_and_take_the_place_of_the_live_ones_and_both_follow_the_log() {
        for (int i = 1; i <= 30; i++) live("018.00574-180305-" + String.format("%04d", i), i % 3 != 0);
        await().atMost(SOON).until(() -> received("00574") == 30);

        var before = live();
        var id = replayed();
        var replay = replay(id);
        assertThat(replay.getInt("rowsCompared")).isGreaterThan(100);
        assertThat(replay.getList("differences")).isEmpty();
        assertThat(replay.getInt("differenceCount")).isZero();

        promote(id).statusCode(200).body("state", equalTo("LIVE"));
        assertThat(replay(before).getString("state")).isEqualTo("FORMER");
        assertThat(received("00574")).isEqualTo(30);
        live("018.00574-180305-0031", true);
        await().atMost(SOON).until(() -> received("00574") == 31);

        promote(before).statusCode(200);
        assertThat(received("00574")).isEqualTo(31);
        promote(before).statusCode(409).body("type", endsWith("/replay-not-ready"));
    }

    @Test
    void what_was_altered_in_the_live_views_is_named_with_the_facts_that_say_otherwise_and_healed_by_promotion() {
        for (int i = 1; i <= 4; i++) live("018.00568-180305-" + String.format("%04d", i), true);
        awaitFacts("018.00568-", 4 * 3);
        OwnerConnection.execute("update dossier set status = 0 where code = '018.00568-180305-0001'");
        OwnerConnection.execute("delete from dossier where code = '018.00568-180305-0002'");
        OwnerConnection.execute("update unit_balance set open_in_time = open_in_time + 1,"
                + " control_open = control_open + 1 where unit = '00568' and grain = 2 and start = '2018-03-05'");
        OwnerConnection.execute("insert into dossier (log_offset, partition, status, awaiting, pending, code, children,"
                + " units) select log_offset, partition, status, awaiting, pending, '018.00568-180305-9999', children,"
                + " units from dossier where code = '018.00568-180305-0001'");

        var id = replayed();
        var found = replay(id);
        assertThat(found.getList("differences.findAll { it.field == 'status' }.dossier"))
                .contains("018.00568-180305-0001");
        assertThat(found.getList("differences.find { it.field == 'status' }.events"))
                .isNotEmpty();
        assertThat(found.<Object>getList(
                        "differences.findAll { it.dossier == '018.00568-180305-0002' && it.view == 'dossier' }.live"))
                .containsExactly((Object) null);
        assertThat(found.<Object>getList("differences.findAll { it.dossier == '018.00568-180305-9999' }.rebuilt"))
                .containsExactly((Object) null);
        assertThat(found.getList("differences.findAll { it.view == 'unit_balance' }.field"))
                .contains("open_in_time", "control_open");

        promote(id).statusCode(409).body("type", endsWith("/views-differ"));
        promote(id, true).statusCode(200);
        var healed = replayed();
        assertThat(replay(healed).getInt("differenceCount")).isZero();
        promote(healed).statusCode(200);
    }

    @Test
    void a_part_is_compared_with_the_same_part_and_a_past_state_is_read_beside_the_live_one() {
        for (int i = 1; i <= 3; i++) live("018.00571-180305-" + String.format("%04d", i), true);
        await().atMost(SOON).until(() -> received("00571") == 3);
        var then = Instant.now();
        live("018.00571-180305-0004", true);
        awaitFacts("018.00571-", 4 * 3);

        var unit = replayed(Map.of("reason", "one unit", "unit", "00571"), "READABLE");
        assertThat(replay(unit).getInt("rowsCompared")).isGreaterThan(4 * 4);
        assertThat(replay(unit).getInt("differenceCount")).isZero();
        assertThat(receivedIn(unit, "00571")).isEqualTo(4);
        promote(unit).statusCode(409);

        OwnerConnection.execute("update dossier set officer = 'other' where code = '018.00571-180305-0002'");
        var dossier = replayed(Map.of("reason", "one dossier", "dossier", "018.00571-180305-0002"), "READABLE");
        assertThat(replay(dossier).getList("differences.field")).containsExactly("officer");
        assertThat(replay(dossier).getString("differences[0].live")).isEqualTo("other");
        OwnerConnection.execute("update dossier set officer = 'cb-01' where code = '018.00571-180305-0002'");

        var past = replayed(Map.of("reason", "as it was", "upTo", then.toString()), "READABLE");
        assertThat(receivedIn(past, "00571")).isEqualTo(3);
        assertThat(received("00571")).isEqualTo(4);
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Lienthong-Views", past)
                .get("/v1/dossiers/018.00571-180305-0004")
                .then()
                .statusCode(404);
        giveUp(past);
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Lienthong-Views", past)
                .get("/v1/dossiers/018.00571-180305-0001")
                .then()
                .statusCode(404)
                .body("type", endsWith("/unknown-replay"));
    }

    private String replayed() {
        return replayed(Map.of("reason", "a look into the log"), "READY");
    }

    private String replayed(Map<String, Object> asked, String end) {
        var id = given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .contentType(ContentType.JSON)
                .body(asked)
                .post("/v1/replays")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        await().atMost(SOON)
                .until(() -> List.of(end, "FAILED").contains(replay(id).getString("state")));
        assertThat(replay(id).getString("failure")).isNull();
        return id;
    }

    private static void giveUp(String id) {
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .delete("/v1/replays/" + id + "?reason=seen")
                .then()
                .statusCode(200);
    }

    private static String live() {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/replays")
                .then()
                .extract()
                .<String>path("find { it.state == 'LIVE' }.id");
    }

    private static JsonPath replay(String id) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/replays/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse promote(String id) {
        return promote(id, false);
    }

    private static ValidatableResponse promote(String id, boolean acceptDifferences) {
        return given().auth()
                .oauth2(TestTokens.token("operator", null))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "they are right", "acceptDifferences", acceptDifferences))
                .post("/v1/replays/" + id + "/promotion")
                .then();
    }

    private static int received(String unit) {
        return receivedIn(live(), unit);
    }

    private static int receivedIn(String views, String unit) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Lienthong-Views", views)
                .get("/v1/reports/06a?unit=" + unit + "&from=2018-03-01&to=2018-03-31")
                .then()
                .statusCode(200)
                .body("checks.holds", not(hasItem(false)))
                .extract()
                .<Integer>path("total.received.total");
    }

    /** So that nothing that comes later writes over what the test alters. */
    private static void awaitFacts(String dossiers, int facts) {
        await().atMost(SOON)
                .until(() -> TableDump.of("fact").get("fact").stream()
                                .filter(fact -> fact.contains(dossiers))
                                .count()
                        == facts);
    }

    private void live(String code, boolean resolved) {
        var unit = code.substring(4, 9);
        var intake = owners.journal(Owner.INTAKE);
        var promised = Facts.received(Channel.DIRECT, Facts.day("2018-03-09")).promised();
        var received = new DossierReceived(
                unit, "2.000815", "CT", Channel.DIRECT, null, promised, "cb-01", null, null, null, null, null);
        var at = Facts.at("2018-03-05T08:15");
        var first = intake.append(code, at, received, null, new PostId(SOURCE, code + "-1"));
        var due = new DueDateSet(Scope.DOSSIER, null, promised.due(), DueReason.INITIAL, null, null);
        owners.journal(Owner.DEADLINE).append(code, at, due, first, null);
        if (!resolved) return;
        var answer = new DossierResolved(unit, Outcome.APPROVED, null, null);
        owners.journal(Owner.ROUTING).append(code, Facts.at("2018-03-08T10:00"), answer, null, null);
    }
}

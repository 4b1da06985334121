package vn.lienthong.reporting.reconciliation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Published tables over HTTP, held against a ledger of 200 dossiers of Gia Lâm. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReconciliationApiTest {
    private static final String PERIOD = "\"from\":\"2017-01-15\",\"to\":\"2017-03-14\"";
    private static final String GIA_LAM = """
            {"rows":[
             {"unit":"018","received":4921,"resolved":4356,"resolvedRate":"92.18","onTime":4534,"onTimeRate":"99.96"},
             {"unit":"018","scope":"BELOW","received":41972,"resolved":38390,"resolvedRate":"91.47","onTime":38211,"onTimeRate":"99.79"}]}
            """;

    @Inject
    LogFeeder log;

    @BeforeAll
    void load() {
        log.reset();
        new RandomDossiers(7).make(200).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feed(97);
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterAll
    void leaveNothing() {
        log.reset();
    }

    @Test
    void the_printed_table_of_gia_lam_contradicts_itself_in_four_places() {
        asked("auditor", null, "en", GIA_LAM)
                .statusCode(200)
                .body("findings", hasSize(4))
                .body("findings.kind", not(hasItem("LEDGER")))
                .body("findings[0].identity", containsString("onTime ≤ resolved"))
                .body("findings[0].printed", equalTo("4534"))
                .body("findings[0].computed", equalTo("4356"))
                .body("findings[1].identity", containsString("resolvedRate = resolved / received"))
                .body("findings[1].computed", equalTo("88.52"))
                .body("findings[1].wouldHold", equalTo("resolved = 4536"))
                .body("findings[3].row", equalTo(2))
                .body("findings[3].scope", equalTo("BELOW"))
                .body("findings[3].wouldHold", equalTo("onTime = 38308–38311 or resolved = 38290–38293"));
    }

    @Test
    void findings_are_told_in_vietnamese_unless_english_is_asked_for() {
        asked("auditor", null, "vi", GIA_LAM)
                .body(
                        "findings[0].identity",
                        equalTo("onTime ≤ resolved: số giải quyết đúng hạn và trước hạn không thể lớn hơn số đã giải"
                                + " quyết"))
                .body("findings[0].wouldHold", equalTo("onTime ≤ 4356 hoặc resolved ≥ 4534"));
        asked("auditor", null, "en", GIA_LAM)
                .body(
                        "findings[0].identity",
                        equalTo("onTime ≤ resolved: those resolved in time cannot be more than the resolved"));
    }

    @Test
    void what_the_suite_itself_reports_gives_no_finding_and_one_dossier_more_gives_one() {
        var report = report();
        asked("auditor", null, "en", ours(report, 0)).statusCode(200).body("findings", empty());

        asked("auditor", null, "en", ours(report, 1))
                .body("findings", hasSize(1))
                .body("findings[0].kind", equalTo("LEDGER"))
                .body("findings[0].identity", containsString("received = 06a"))
                .body("findings[0].scope", equalTo("BELOW"))
                .body("findings[0].computed", equalTo(String.valueOf(below(report, "received"))))
                .body("findings[0].wouldHold", nullValue());
    }

    /** Own row of the district, all below it together, and all. */
    private static String ours(JsonPath report, int more) {
        return """
                {%s,"rows":[{"unit":"018","scope":"OWN","received":%d,"resolved":%d},
                            {"unit":"018","scope":"BELOW","received":%d},
                            {"unit":"018","received":%d,"open":%d},
                            {"unit":"00565","received":%d}]}\
                """.formatted(
                        PERIOD,
                        report.getInt("rows[0].received.total"),
                        report.getInt("rows[0].resolved.total"),
                        below(report, "received") + more,
                        report.getInt("total.received.total"),
                        report.getInt("total.open.total"),
                        report.getInt("rows.find { it.key == '00565' }.received.total"));
    }

    private static int below(JsonPath report, String group) {
        return report.getInt("total." + group + ".total") - report.getInt("rows[0]." + group + ".total");
    }

    private static JsonPath report() {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?unit=018&from=2017-01-15&to=2017-03-14")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void a_unit_without_dossiers_is_said_once() {
        asked("auditor", null, "en", "{" + PERIOD + ",\"rows\":[{\"unit\":\"00583\",\"received\":9,\"open\":9}]}")
                .body("findings", hasSize(1))
                .body("findings[0].identity", containsString("06a > 0"))
                .body("findings[0].computed", nullValue());
    }

    @Test
    void a_table_of_comma_separated_values_is_read_alike() {
        var table = "\uFEFFunit,onTimeRate,onTime,resolved,late\r\n\r\n018,\"99,79 %\",38211,38390,\r\n018,,,5,4\r\n";

        var found = csv("", table).statusCode(200).extract().jsonPath();

        assertThat(found.getList("findings.row")).containsExactly(1);
        assertThat(found.getString("findings[0].wouldHold")).startsWith("onTime = 38308–38311");
        csv("?from=2017-01-15&to=2017-03-14", "unit,received\n00583,9\n").body("findings.kind", contains("LEDGER"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rows":[]}                                                         | /rows
            {"rows":[null]}                                                     | /rows/0
            {"from":"2017-01-01","rows":[{"unit":"018"}]}                       | /to
            {"to":"2017-01-01","rows":[{"unit":"018"}]}                         | /from
            {"from":"2017-01-02","to":"2017-01-01","rows":[{"unit":"018"}]}     | /to
            {"from":"+12017-01-02","to":"2017-01-01","rows":[{"unit":"018"}]}   | /from
            {"rows":[{"unit":"018"},{"received":1}]}                            | /rows/1/unit
            {"rows":[{"unit":"018","received":-1}]}                             | /rows/0/received
            {"rows":[{"unit":"018","late":1.5}]}                                | /rows/0/late
            {"rows":[{"unit":"018","open":1000000000}]}                         | /rows/0/open
            {"rows":[{"unit":"018","onTimeRate":"many"}]}                       | /rows/0/onTimeRate
            {"rows":[{"unit":"018","onTimeRate":99.9}]}                         | /rows/0/onTimeRate
            {"rows":[{"unit":"018","scope":"SOME"}]}                            | /rows/0/scope
            {"rows":[{"unit":"018","colour":"red"}]}                            | /rows/0/colour
            """)
    void a_table_that_cannot_be_read_is_refused_with_the_place(String table, String place) {
        asked("auditor", null, "en", table)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            unit,colour;018,red                      | line 1
            unit,late,late;018,1,1                   | line 1
            unit,late;;018,1;018,few                 | line 4, late
            unit,late;018,1,1                        | line 2
            unit,late;,1                             | line 2, unit
            unit,lateRate                            | line 1
            unit,late                                | /rows
            unit,scope;018,SOME                      | line 2, scope
            unit,resolvedRate;018,1;018,"a;b"        | line 3, resolvedRate
            """)
    void lines_that_cannot_be_read_are_refused_with_their_number(String table, String place) {
        csv("", table.replace(';', '\n')).statusCode(400).body("errors.pointer", hasItem(place));
    }

    @Test
    void a_body_is_wanted() {
        asked("auditor", null, "en", "").statusCode(400);
        csv("", "").statusCode(400);
        csv("?period=2017", "unit\n018\n").statusCode(400);
        asked("auditor", null, "en", "<table/>").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 2017-01-01, 2017-02-01",
        "00547, 2026-01-01, 2026-02-01",
    })
    void a_unit_that_was_not_there_is_refused_with_its_place(String unit, String from, String to) {
        asked("auditor", null, "en", """
                {"from":"%s","to":"%s","rows":[{"unit":"%s","received":1}]}\
                """.formatted(from, to, unit))
                .statusCode(422)
                .body("type", containsString("unknown-unit"))
                .body("errors[0].pointer", equalTo("/rows/0/unit"));
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor, 018, 018, 200",
        "supervisor, 018, 00565, 200",
        "supervisor, 00565, 018, 403",
        "clerk, 00565, 00565, 200",
        "officer, 018, 00565, 403",
        "admin, 018, 018, 403"
    })
    void a_table_is_for_those_who_may_read_its_reports(String role, String own, String unit, int status) {
        asked(role, own, "en", "{\"rows\":[{\"unit\":\"" + unit + "\",\"received\":1}]}")
                .statusCode(status);
    }

    @Test
    void without_a_token_nothing_is_reconciled() {
        given().contentType("application/json")
                .body(GIA_LAM)
                .post("/v1/reconciliations")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse asked(String role, String unit, String language, String table) {
        return posted(role, unit, language, "application/json", "", table);
    }

    private static ValidatableResponse csv(String query, String table) {
        return posted("auditor", null, "en", "text/csv", query, table);
    }

    private static ValidatableResponse posted(
            String role, String unit, String language, String type, String query, String table) {
        return given().auth()
                .oauth2(TestTokens.token(role, unit))
                .header("Accept-Language", language)
                .header("Content-Type", type)
                .body(table.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/reconciliations" + query)
                .then();
    }
}

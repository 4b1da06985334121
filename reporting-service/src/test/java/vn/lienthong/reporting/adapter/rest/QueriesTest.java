package vn.lienthong.reporting.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What may stand in an address, and what it then means. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class QueriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dossiers?q=a%00b",
                "dossiers?holder=%00",
                "dossiers?cursor=fAA",
                "dossiers?cursor=KzEwMDAwMDAwMC0xMi0zMVQyMzo1OTo1OVp8YQ",
                "dossiers?to=%2B999999999-12-31",
                "dossiers?from=-999999999-01-01",
                "dossiers?dueBefore=%2B999999999-12-31",
                "dossiers?dueBefore=%2B999999999-12-31T00:00:00Z",
                "dossiers/018.00565-170306-0001?asOf=-999999999-01-01T00:00:00Z",
                "reports/06a?unit=018&from=2017-01-01&to=%2B999999999-12-31",
                "reports/06a?unit=018&from=-999999999-01-01&to=2017-01-01",
                "reports/06a?unit=018&period=2017-02&asOf=-999999999-01-01T00:00:00Z",
                "reports/06a?unit=018&period=0000",
                "reports/06a?unit=018&period=0001",
                "reports/06a?unit=018&period=0001-01",
                "reports/06a?unit=018&period=calendar:0000",
                "reports/06a?unit=018&period=calendar:0000-Q4",
                "reports/06a?unit=018&period=2017-02&period=2017-03",
                "reports/06a?unit=018&period=2017-02&structure=yesterday",
                "reports/06a?unit=018&period=2017-02&dueBasis=last",
                "reports/06a/dossiers?unit=018&period=2017-02&by=channel&cell=received.total&row=XX"
            })
    void a_value_that_cannot_be_is_refused(String address) {
        asked(address).statusCode(400).body("type", endsWith("/invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports/06a?unit=018&period=0002",
                "reports/06a?unit=018&period=calendar:0001",
                "reports/06a?unit=018&period=9999",
                "reports/06a?unit=018&period=calendar:9999",
                "reports/06a?unit=018&from=0001-01-01&to=9999-12-31",
                "reports/06a?unit=018&period=2017-02&asOf=0001-01-02T00:00:00Z",
                "dossiers?from=0001-01-01&to=9999-12-31",
                "dossiers?dueBefore=0001-01-01",
                "dossiers?dueBefore=9999-12-31T23:59:59Z",
                "dossiers/018.00565-170306-0001?asOf=0001-01-01T00:00:00Z"
            })
    void the_first_and_the_last_day_there_can_be_are_no_fault_of_the_service(String address) {
        asked(address).statusCode(lessThan(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dossiers?Unit=018",
                "dossiers/018.00565-170306-0001?at=2017-01-01T00:00:00Z",
                "dossiers/018.00565-170306-0001/events?asOf=2017-01-01T00:00:00Z",
                "changes?unit=018&before=x",
                "reports/06a?unit=018&period=2017-02&row=00565",
                "tracking/018.00565-170306-0001?Key=x",
                "health/lag?x"
            })
    void a_parameter_that_is_not_known_is_refused(String address) {
        asked(address).statusCode(400).body("type", endsWith("/unknown-parameter"));
    }

    @Test
    void an_address_with_nul_is_nowhere() {
        asked("dossiers/a%00b").statusCode(404);
    }

    @Test
    void the_row_of_a_channel_is_named_as_the_report_names_it() {
        asked("reports/06a/dossiers?unit=018&period=2017-02&by=channel&cell=received.total&row=ONLINE")
                .statusCode(200)
                .body("row", equalTo("ONLINE"));
    }

    @Test
    void what_is_meant_when_left_out_may_be_said() {
        asked("reports/06a?unit=018&period=2017-02&structure=then&dueBasis=inForce")
                .statusCode(200)
                .body("structure", equalTo("then"));
    }

    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 2025-12-31",
        "2024-01-01, 2025-12-31",
        "2000-01-01, 2017-12-31",
    })
    void a_unit_that_was_there_on_some_days_of_the_period_has_its_report(String from, String to) {
        asked("reports/06a?unit=018&from=" + from + "&to=" + to)
                .statusCode(200)
                .body("unit.name", equalTo("Huyện Gia Lâm"))
                .body("rows.key", hasItem("00565"));
    }

    @Test
    void a_code_that_two_units_bore_in_the_period_is_refused_with_both() {
        asked("reports/06a?unit=00541&from=2000-01-01&to=2025-12-31")
                .statusCode(400)
                .body("type", endsWith("/ambiguous-unit"))
                .body("detail", containsString("00541@"));
    }

    @Test
    void of_two_units_with_one_code_each_has_the_days_on_which_it_bore_it() {
        asked("reports/06a?unit=00541@2004-07-08&from=2024-07-01&to=2025-12-31")
                .statusCode(200)
                .body("unit.name", equalTo("Xã Dương Hà"))
                .body("from", equalTo("2024-07-01"))
                .body("to", equalTo("2024-12-31"));
        asked("reports/06a?unit=00541@2025-01-01&from=2024-07-01&to=2025-12-31")
                .statusCode(200)
                .body("unit.name", equalTo("Xã Thiên Đức"))
                .body("from", equalTo("2025-01-01"))
                .body("to", equalTo("2025-06-30"));
    }

    @Test
    void a_unit_with_a_day_is_the_one_that_bore_the_code_then() {
        asked("reports/06a?unit=00565@2017-03-01&from=2017-01-01&to=2017-05-31")
                .statusCode(200)
                .body("unit.code", equalTo("00565"))
                .body("unit.name", equalTo("Thị trấn Trâu Quỳ"));
        asked("reports/06a?unit=00565@1900-03-01&from=2017-01-01&to=2017-05-31").statusCode(404);
        asked("reports/06a?unit=00565@yesterday&from=2017-01-01&to=2017-05-31").statusCode(404);
    }

    private static ValidatableResponse asked(String address) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/" + address)
                .then();
    }
}

package vn.lienthong.reporting.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "reports/06a/dossiers?unit=018&period=2017-02&by=channel&cell=received.total&row=XX"
            })
    void a_value_that_cannot_be_is_refused(String address) {
        asked(address).statusCode(400).body("type", endsWith("/invalid-parameter"));
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

    private static ValidatableResponse asked(String address) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/" + address)
                .then();
    }
}

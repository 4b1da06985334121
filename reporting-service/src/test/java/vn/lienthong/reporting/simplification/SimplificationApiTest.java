package vn.lienthong.reporting.simplification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The report on simplification as clients ask for it. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class SimplificationApiTest {

    @Test
    void it_is_asked_as_of_a_day_or_for_a_period() {
        district()
                .get("/v1/reports/simplification?unit=018&at=2017-05-31")
                .then()
                .statusCode(200)
                .body("form", equalTo("simplification"))
                .body("unit.name", equalTo("Huyện Gia Lâm"))
                .body("from", nullValue())
                .body("to", equalTo("2017-05-31"))
                .body("levels.level", equalTo(List.of("DISTRICT", "WARD")));
        district()
                .get("/v1/reports/simplification?unit=018&period=calendar:2017-05")
                .then()
                .statusCode(200)
                .body("from", equalTo("2017-05-01"));
    }

    @Test
    void as_a_table_each_level_closes_with_its_share() {
        var csv = district()
                .accept("text/csv")
                .get("/v1/reports/simplification?unit=018&at=2017-05-31")
                .asString();

        assertThat(csv).startsWith("Cấp,Mã thủ tục,");
        assertThat(csv.lines()).anyMatch(line -> line.matches("Cấp huyện,,Tổng số,cắt giảm \\d+/\\d+,,,,\\d+ %"));
    }

    @ParameterizedTest
    @CsvSource({
        "unit=018, 400",
        "unit=018&at=2017-05-31&from=2017-05-01, 400",
        "unit=018&at=May, 400",
        "unit=018&at=2017-05-31&asOf=2017-06-01T00:00:00Z, 400",
        "at=2017-05-31, 400",
        "unit=99999&at=2017-05-31, 404",
        "unit=004&at=2017-05-31, 403"
    })
    void what_may_not_be_asked_is_refused(String query, int status) {
        district().get("/v1/reports/simplification?" + query).then().statusCode(status);
    }

    private static RequestSpecification district() {
        return given().auth().oauth2(TestTokens.token("supervisor", "018"));
    }
}

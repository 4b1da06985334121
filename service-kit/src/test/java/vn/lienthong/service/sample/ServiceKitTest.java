package vn.lienthong.service.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.service.testing.TestTokens;
import vn.lienthong.service.testing.TokenKeyTestResource;

@QuarkusTest
@QuarkusTestResource(TokenKeyTestResource.class)
class ServiceKitTest {

    @Test
    void aRequestWithoutATokenIsRefusedInVietnamese() {
        given().get("/v1/sample/caller")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("https://lienthong.vn/problems/token-required"))
                .body("title", equalTo("Cần mã truy cập"))
                .body("status", equalTo(401))
                .body("instance", equalTo("/v1/sample/caller"));
    }

    @Test
    void theSameRefusalReadsEnglishForWhoPrefersIt() {
        given().header("Accept-Language", "en-GB,vi;q=0.3")
                .get("/v1/sample/caller")
                .then()
                .statusCode(401)
                .header("Content-Language", "en")
                .body("title", equalTo("A token is required"));
    }

    @Test
    void expiredAndForgedTokensAreRefused() {
        for (var token : Set.of(TestTokens.expired("clerk", "00565"), TestTokens.forged("clerk", "00565"), "nonsense"))
            given().auth()
                    .oauth2(token)
                    .get("/v1/sample/caller")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://lienthong.vn/problems/token-invalid"));
    }

    @Test
    void theTokenSaysWhoCalls() {
        given().auth()
                .oauth2(TestTokens.token("cb-01", Set.of("clerk", "officer"), "00565"))
                .get("/v1/sample/caller")
                .then()
                .statusCode(200)
                .body("subject", equalTo("cb-01"))
                .body("unit", equalTo("00565"))
                .body("roles", hasItems("clerk", "officer"));
    }

    @Test
    void aMissingRoleIsForbidden() {
        clerk().get("/v1/sample/supervised")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://lienthong.vn/problems/role-required"));
    }

    @Test
    void whatIsMarkedOpenNeedsNoToken() {
        given().get("/v1/sample/open").then().statusCode(200).body(equalTo("open"));
    }

    @Test
    void timesAreAnsweredWithTheLocalOffset() {
        send("""
                {"code":"018.00565-170306-0007","at":"2017-03-06T01:15:00Z"}""")
                .statusCode(200)
                .body("at", equalTo("2017-03-06T08:15:00+07:00"))
                .body("lines", nullValue());
    }

    @Test
    void anUnknownFieldIsNamed() {
        send("""
                {"code":"x","lines":[{"name":"y","copies":1},{"name":"z","copies":2,"copys":3}]}""")
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/unknown-field"))
                .body("detail", containsString("copys"))
                .body("errors[0].pointer", equalTo("/lines/1/copys"));
    }

    @Test
    void aMissingRequiredFieldIsNamed() {
        send("{\"code\":\" \"}")
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/invalid-body"))
                .body("errors[0].pointer", equalTo("/code"));
    }

    @Test
    void aWrongTypeIsNamedWithoutQuotingWhatStoodThere() {
        send("{\"code\":\"x\",\"at\":\"0900000001\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/at"))
                .body(not(containsString("0900000001")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"a\\u0000b\"}",
                "{\"code\":\"a\\ud800b\"}",
                "{\"code\":\"\\udc00\"}",
                "{\"code\":\"x\",\"lines\":[{\"name\":\"a\\u0000\",\"copies\":1}]}"
            })
    void textThatCannotBeStoredIsRefused(String body) {
        send(body).statusCode(400).body("type", equalTo("https://lienthong.vn/problems/ill-formed-text"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sample/slips/a%00b, 404, not-found",
        "/v1/sample/slips/%00, 404, not-found",
        "/v1/sample/slips/x?q=a%00b, 400, invalid-parameter",
        "/v1/sample/slips/x?at=1&q=1&q=%00, 400, invalid-parameter",
        "/v1/sample/slips/x?at=1&at=1, 400, invalid-parameter",
        "/v1/sample/slips/x?q=1&colour=red, 400, unknown-parameter",
        "/v1/sample/slips/x?Q=1, 400, unknown-parameter",
        "/v1/sample/caller?colour, 400, unknown-parameter",
        "/v1/sample/asked, 400, missing-parameter",
        "/v1/sample/asked?unit=%20&at=1, 400, missing-parameter"
    })
    void addressesWithWhatIsNotKnownOrCannotBeAreRefused(String address, int status, String rule) {
        clerk().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(status)
                .body("type", equalTo("https://lienthong.vn/problems/" + rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":", "{\"code\":\"x\",\"code\":\"y\"}", "nonsense", "{\"code\":\"x\"} more"})
    void malformedJsonIsRefused(String body) {
        send(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", startsWith("https://lienthong.vn/problems/"));
    }

    @Test
    void aBodyLargerThanAllowedIsRefused() {
        send("{\"code\":\"" + "x".repeat(1_100_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("https://lienthong.vn/problems/body-too-large"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        clerk().contentType("text/plain")
                .body("x")
                .post("/v1/sample")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        clerk().get("/v1/sample/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aWrongMethodIsAProblemToo() {
        clerk().delete("/v1/sample/caller").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void anUnforeseenErrorTellsAnIdAndNothingElse() {
        clerk().get("/v1/sample/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString("select")))
                .body(not(containsString("001099000001")))
                .body(not(containsString("Exception")));
    }

    @Test
    void aWriteTellsItsLastPosition() {
        send("{\"code\":\"x\"}").statusCode(200).header("Lienthong-Position", "intake-3-8");
    }

    @Test
    void aReadBehindAPositionThatIsAppliedIsAnswered() {
        clerk().header("Lienthong-Position", "intake-3-100,routing-3-5")
                .get("/v1/sample/caller")
                .then()
                .statusCode(200);
    }

    @Test
    void aReadBehindAPositionThatIsNotAppliedIsToldToComeBack() {
        clerk().header("Lienthong-Position", "intake-3-101")
                .get("/v1/sample/caller")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("https://lienthong.vn/problems/not-yet-applied"));
    }

    @ParameterizedTest
    @CsvSource({"behind, not-yet-applied", "overloaded, overloaded"})
    void whoeverComesAtABadMomentIsAskedToComeAgain(String path, String rule) {
        clerk().get("/v1/sample/" + path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("https://lienthong.vn/problems/" + rule))
                .body("detail", not(endsWith(".detail")));
    }

    @Test
    void aMalformedPositionIsRefused() {
        clerk().header("Lienthong-Position", "intake-three")
                .get("/v1/sample/caller")
                .then()
                .statusCode(400);
    }

    @Test
    void progressIsOpenToAll() {
        given().get("/v1/health/progress")
                .then()
                .statusCode(200)
                .body("service", equalTo("kit"))
                .body("applied.intake-3", equalTo(98));
    }

    @Test
    void theClockMovesForTheAdminOnly() {
        clerk().contentType("application/json")
                .body("{\"now\":\"2017-03-06T08:15:00+07:00\"}")
                .put("/v1/admin/clock")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.token("admin", "01"))
                .contentType("application/json")
                .body("{\"now\":\"2017-03-06T08:15:00+07:00\"}")
                .put("/v1/admin/clock")
                .then()
                .statusCode(200)
                .body("now", startsWith("2017-03-06T08:15:0"));
        given().auth()
                .oauth2(TestTokens.token("admin", "01"))
                .delete("/v1/admin/clock")
                .then()
                .statusCode(200)
                .body("now", notNullValue());
    }

    @Test
    void metricsNeedATokenAndLivenessDoesNot() {
        given().get("/q/metrics").then().statusCode(401);
        clerk().get("/q/metrics").then().statusCode(200).body(containsString("jvm_"));
        given().get("/q/health/live").then().statusCode(200);
    }

    private static RequestSpecification clerk() {
        return given().auth().oauth2(TestTokens.token("clerk", "00565"));
    }

    private static io.restassured.response.ValidatableResponse send(String body) {
        return clerk().contentType("application/json")
                .body(body)
                .post("/v1/sample")
                .then();
    }
}

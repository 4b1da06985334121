package vn.lienthong.reporting.report;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.service.testing.TestTokens;

/** Asks for form 06a as an auditor does, and finds its way in the answer. */
public final class Asked06a {
    private Asked06a() {}

    public static List<Boolean> checks(JsonNode report) {
        return report.get("checks").findValues("holds").stream()
                .map(JsonNode::asBoolean)
                .toList();
    }

    public static JsonNode json(String query) {
        return read(report(query).extract().asString());
    }

    public static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    public static ValidatableResponse report(String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?" + query)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse asked(String role, String unit, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token(role, unit))
                .get("/v1/reports/06a?" + query)
                .then();
    }

    public static List<JsonNode> dossiers(String query) {
        var found = new ArrayList<JsonNode>();
        page(query + (query.contains("limit") ? "" : "&limit=1000"))
                .get("dossiers")
                .forEach(found::add);
        return found;
    }

    public static JsonNode page(String query) {
        return read(given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a/dossiers?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    public static JsonNode row(JsonNode report, String key) {
        for (var row : report.get("rows")) if (row.get("key").asText().equals(key)) return row;
        throw new AssertionError("no row " + key);
    }
}

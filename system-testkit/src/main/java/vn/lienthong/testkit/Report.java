package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import vn.lienthong.commandline.suite.Suite;

/** A unit's report 06a, as the suite answers it. */
public record Report(JsonNode json) {
    private static final String[] CHECKS = {
        "received.total = online + direct + carriedIn",
        "received.total = resolved.total + open.total",
        "rows sum to total",
        "carriedIn = previous closing"
    };

    public static Report of(Suite suite, String unit, String from, String to) {
        var answer = Client.of(suite, "auditor", "01")
                .get(REPORTING, "/v1/reports/06a?unit=" + unit + "&from=" + from + "&to=" + to + "&by=procedure")
                .expect(200);
        return new Report(answer.json());
    }

    /** @param path as in the contract, e.g. {@code received.total} */
    public int total(String path) {
        return json.at("/total/" + path.replace('.', '/')).asInt(-1);
    }

    /** Every check holds, and none that the contract names is missing. */
    public Report requireChecks() {
        assertThat(json.path("checks"))
                .extracting(check -> check.path("identity").asText())
                .contains(CHECKS);
        assertThat(json.path("checks")).isNotEmpty().allSatisfy(check -> assertThat(
                        check.path("holds").asBoolean())
                .as(check.toString())
                .isTrue());
        return this;
    }
}

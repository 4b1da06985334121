package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import vn.lienthong.commandline.suite.Suite;

/** A unit's report 06a, as the suite answers it. */
record Report(JsonNode json) {

    static Report of(Suite suite, String unit, String from, String to) {
        var answer = Client.of(suite, "auditor", "01")
                .get(REPORTING, "/v1/reports/06a?unit=" + unit + "&from=" + from + "&to=" + to + "&by=procedure")
                .expect(200);
        return new Report(answer.json());
    }

    /** @param path as in the contract, e.g. {@code received.total} */
    int total(String path) {
        return json.at("/total/" + path.replace('.', '/')).asInt(-1);
    }

    Report requireChecks() {
        assertThat(json.path("checks")).isNotEmpty().allSatisfy(check -> assertThat(
                        check.path("holds").asBoolean())
                .as(check.toString())
                .isTrue());
        return this;
    }
}

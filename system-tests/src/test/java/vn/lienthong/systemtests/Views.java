package vn.lienthong.systemtests;

import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;

/** The dossier views of a unit, all pages of the list. */
final class Views {
    private Views() {}

    static Map<String, JsonNode> of(Suite suite, String unit) {
        var auditor = Client.of(suite, "auditor", "01");
        var views = new TreeMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = auditor.get(REPORTING, "/v1/dossiers?unit=" + unit + "&limit=500" + cursor)
                    .expect(200)
                    .json();
            page.path("dossiers").forEach(view -> views.put(view.path("code").asText(), view));
            var next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return views;
    }
}

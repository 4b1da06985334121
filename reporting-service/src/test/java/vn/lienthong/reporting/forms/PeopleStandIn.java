package vn.lienthong.reporting.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for what papers ask of intake: persons, and texts that are sealed by a {@code v1.} before them. */
public class PeopleStandIn implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ERASED = ConcurrentHashMap.newKeySet();
    private static final Set<String> WITHHELD = ConcurrentHashMap.newKeySet();
    private static volatile boolean away;

    private HttpServer server;

    static void bringBack() {
        away = false;
        ERASED.clear();
        WITHHELD.clear();
    }

    static void takeAway() {
        away = true;
    }

    /** As of a dossier that intake holds for another unit's by now. */
    static void withhold(String dossier) {
        WITHHELD.add(dossier);
    }

    static void erase(String dossier) {
        ERASED.add(dossier);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/people/readings", PeopleStandIn::read);
        server.start();
        return Map.of(
                "LIENTHONG_INTAKE_URL",
                "http://localhost:" + server.getAddress().getPort());
    }

    private static void read(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = JSON.readTree(exchange.getRequestBody());
            var answer = JSON.createObjectNode();
            var dossiers = answer.putObject("dossiers");
            for (var one : asked.path("dossiers")) {
                var code = one.path("code").asText();
                if (!WITHHELD.contains(code)) dossiers.set(code, people(one));
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, 0);
            exchange.getResponseBody().write(JSON.writeValueAsBytes(answer));
        }
    }

    private static ObjectNode people(JsonNode asked) {
        var erased = ERASED.contains(asked.path("code").asText());
        var people = JSON.createObjectNode().put("erased", erased);
        if (erased) return people;
        people.putObject("applicant")
                .put("name", "Nguyễn Thị <Thử> Nghiệm")
                .put("address", "Số 1, phố Ỷ Lan")
                .put("phone", "0900000001")
                .put("idNumber", "001099000001");
        people.putObject("submitter").put("name", "Lê Văn Nộp");
        people.put("receiver", "Nguyễn Thị Nhận");
        var texts = people.putArray("texts");
        asked.path("sealed").properties().forEach(text -> texts.addObject()
                .put("eventId", text.getKey())
                .putObject("text")
                .put("reason", text.getValue().textValue().substring("v1.".length())));
        return people;
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}

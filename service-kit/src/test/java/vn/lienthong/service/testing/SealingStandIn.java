package vn.lienthong.service.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Stands in for the one thing that owners ask of intake over HTTP: it seals by turning the text around. */
public class SealingStandIn implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/dossiers/", SealingStandIn::seal);
        server.start();
        return Map.of(
                "LIENTHONG_INTAKE_URL",
                "http://localhost:" + server.getAddress().getPort());
    }

    public static String sealed(String text) {
        return "v1." + new StringBuilder(text).reverse().toString().replaceAll("[^\\p{L}\\d]", "");
    }

    private static void seal(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorized = exchange.getRequestHeaders().getFirst("Authorization") != null
                    && exchange.getRequestURI().getPath().endsWith("/sealings");
            var answer = "{\"sealed\":\"" + sealed(asked) + "\"}";
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(authorized ? 200 : 403, 0);
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}

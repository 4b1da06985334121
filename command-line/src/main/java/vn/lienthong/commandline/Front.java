package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Secrets;
import vn.lienthong.commandline.suite.SuiteSettings;
import vn.lienthong.commandline.suite.Tokens;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.localstack.Ports;

/** A running suite as its clients see it: HTTP with a bearer token. */
public final class Front {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SuiteSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Front(SuiteSettings settings) {
        this.settings = settings;
    }

    static boolean ready(SuiteSettings settings, Part part) {
        if (!part.isService()) {
            return Ports.taken(settings.port(part));
        }
        try {
            return new Front(settings)
                            .send(request(settings, part, "/q/health/ready").build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Mints with the keys in the suite's folder; a suite that never started has none. */
    public static Tokens tokens(SuiteSettings settings) {
        var folder = settings.folder();
        if (!Files.isDirectory(folder.secrets())) {
            throw new CommandFailed("no suite was ever started on " + folder.root() + "; ./lienthong up starts one");
        }
        return new Tokens(Secrets.in(folder.secrets()));
    }

    /** {@code GET /v1/health/lag}. */
    public JsonNode lag() {
        return json(send(request(settings, Part.REPORTING, "/v1/health/lag").build()));
    }

    /** @param path with its query */
    public String get(Part service, String path, String token, String accept) {
        return new String(bytes(service, path, token, accept), StandardCharsets.UTF_8);
    }

    /** @param path with its query */
    byte[] bytes(Part service, String path, String token, String accept) {
        var request = request(settings, service, path)
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .build();
        var answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2)
            throw new CommandFailed(
                    refusal(answer.statusCode(), answer.uri(), new String(answer.body(), StandardCharsets.UTF_8)));
        return answer.body();
    }

    /** @return what is answered, which is good news */
    public String post(Part service, String path, String token, String type, byte[] body) {
        var request = request(settings, service, path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return accepted(send(request)).body();
    }

    /** @param path with its query */
    public String delete(Part service, String path, String token) {
        return accepted(send(request(settings, service, path)
                        .header("Authorization", "Bearer " + token)
                        .DELETE()
                        .build()))
                .body();
    }

    /** Posts to {@code /v1/events} and gives the answer for each event with its status, whatever that is. */
    HttpResponse<String> postEvents(byte[] lines, String token) {
        return send(request(settings, Part.INTAKE, "/v1/events")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build());
    }

    private static HttpRequest.Builder request(SuiteSettings settings, Part service, String path) {
        URI address = URI.create(settings.url(service) + path);
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new CommandFailed(refusal(answer));
        }
        return answer;
    }

    /** What a refusal (RFC 9457) says to people. */
    static String refusal(HttpResponse<String> answer) {
        return refusal(answer.statusCode(), answer.uri(), answer.body());
    }

    private static String refusal(int status, URI address, String body) {
        try {
            JsonNode problem = Json.mapper().readTree(body);
            String said = problem.path("title").asText() + ": "
                    + problem.path("detail").asText();
            return status + " " + said;
        } catch (JsonProcessingException e) {
            return status + " from " + address;
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(accepted(answer).body());
        } catch (JsonProcessingException e) {
            throw new CommandFailed(answer.uri() + " answers no JSON", e);
        }
    }
}

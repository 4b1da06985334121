package vn.lienthong.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** Somebody who talks to the suite with one token. */
public final class Client {
    public static final String CLOUD_EVENT = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Function<Part, URI> addresses;
    private final String token;
    private final List<String> headers;

    private Client(Function<Part, URI> addresses, String token, List<String> headers) {
        this.addresses = addresses;
        this.token = token;
        this.headers = headers;
    }

    public static Client of(Suite suite, String role, String unit) {
        return withToken(suite, suite.tokens().mint(role, unit));
    }

    public static Client withToken(Suite suite, String token) {
        return new Client(suite::url, token, List.of());
    }

    /** The same, talking to this address whatever the service. */
    public Client at(URI address) {
        return new Client(service -> address, token, headers);
    }

    /** The same with one more header on every request; a null value adds none. */
    public Client with(String header, String value) {
        if (value == null) return this;
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Client(addresses, token, more);
    }

    /** The same, reading what another answer wrote. */
    public Client after(Answer write) {
        return with("Lienthong-Position", write.position());
    }

    public Answer get(Part service, String path) {
        return send(request(service, path).GET());
    }

    public Answer post(Part service, String path, String json) {
        return post(service, path, "application/json", json);
    }

    public Answer post(Part service, String path, String type, String body) {
        return send(request(service, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(Part service, String path, String json) {
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    public Answer delete(Part service, String path) {
        return send(request(service, path).DELETE());
    }

    /** Posts events, one a line. */
    public Answer stream(List<String> events) {
        return post(Part.INTAKE, "/v1/events", NDJSON, String.join("\n", events) + "\n");
    }

    private HttpRequest.Builder request(Part service, String path) {
        var request =
                HttpRequest.newBuilder(addresses.apply(service).resolve(path)).timeout(PATIENCE);
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        return request;
    }

    /** @throws Unanswered if no whole answer came back */
    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(e);
        }
    }

    /** A request that got no answer: whether it was carried out is not known. */
    public static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(Exception cause) {
            super(cause);
        }
    }
}

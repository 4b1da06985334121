package vn.lienthong.benchmarks.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** The clock of deadline-service, which alone is moved: limits in days all end when the day does. */
final class DeadlineClock {
    /** What the services need for it to be moved. */
    static final Map<String, String> SETTABLE = Map.of("LIENTHONG_CLOCK_SETTABLE", "true");

    /** A token must outlive the night that the clock skips. */
    private static final Duration LIFE = Duration.ofDays(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI clock;
    private final String token;

    DeadlineClock(Suite suite) {
        this.clock = suite.url(Part.DEADLINE).resolve("/v1/admin/clock");
        this.token = suite.tokens().mint("admin", null, "bench", LIFE);
    }

    /** Moves it to so long before that moment; the answer is when the moment comes, by the machine's clock. */
    Instant moveTo(Duration before, Instant moment) throws IOException, InterruptedException {
        var asked = Instant.now();
        send("PUT", BodyPublishers.ofString("{\"now\":\"%s\"}".formatted(moment.minus(before))));
        return asked.plus(before);
    }

    /** Back to the machine's. */
    void reset() throws IOException, InterruptedException {
        send("DELETE", BodyPublishers.noBody());
    }

    private void send(String method, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(clock)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + answer.body());
    }
}

package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** Where events are posted as NDJSON, a file to a request. */
record FrontDoor(URI events, String token, HttpClient client) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FrontDoor of(Suite suite) {
        return new FrontDoor(
                suite.url(Part.INTAKE).resolve("/v1/events"),
                suite.tokens().mint("source", "01", "bench", Duration.ofHours(2)),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** Posts the files side by side; fails unless each has so many events and all of them were accepted durable. */
    void post(List<byte[]> files, int expected) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(files.size())) {
            var posts = files.stream()
                    .<Callable<Integer>>map(file -> () -> post(file, expected))
                    .toList();
            for (var posted : threads.invokeAll(posts)) posted.get();
        }
    }

    private int post(byte[] file, int expected) throws IOException, InterruptedException {
        var response = client.send(request(file), BodyHandlers.ofString());
        var lines = response.body().lines().toList();
        JsonNode counts = JSON.readTree(lines.getLast());
        int accepted = counts.path("applied").asInt() + counts.path("pending").asInt();
        if (response.statusCode() != 200 || accepted != expected)
            throw new IOException(
                    response.statusCode() + ": " + accepted + " of " + expected + " accepted, " + lines.getFirst());
        return accepted;
    }

    private HttpRequest request(byte[] file) {
        return HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .header("Prefer", "return=minimal")
                .POST(BodyPublishers.ofByteArray(file))
                .build();
    }
}

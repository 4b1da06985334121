package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/**
 * N2 and N3: posts accepted durable by intake over HTTP with the whole suite running; the services behind may lag in the
 * burst, so the rate at which they catch up stands beside it. The client runs on the same processors.
 */
public final class FrontDoorBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int STREAMS = 4;
    private static final int DOSSIERS = Integer.getInteger("dossiers", 5_000);
    private static final int CONNECTIONS = 64;
    private static final Duration SINGLES = Duration.ofSeconds(Integer.getInteger("seconds", 15));
    /** Six virtual machines share the processors with their compilers: what they give is steady only after minutes. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Suite suite;
    private final URI events;
    private final String token;
    private int wards;

    private FrontDoorBenchmark(Suite suite) {
        this.suite = suite;
        this.events = suite.url(Part.INTAKE).resolve("/v1/events");
        this.token = suite.tokens().mint("source", "01", "bench", Duration.ofHours(2));
    }

    public static void run() throws Exception {
        try (var running = BenchSuite.start()) {
            new FrontDoorBenchmark(running.suite()).measure(running);
        }
    }

    private void measure(BenchSuite running) throws Exception {
        stream(DOSSIERS / 4);
        singles(WARM_UP);
        running.settle();
        var streamed = new ArrayList<Double>();
        var drained = new ArrayList<Double>();
        var single = new ArrayList<Single>();
        for (int round = 1; round <= ROUNDS; round++) {
            streamed.add(stream(DOSSIERS));
            drained.add(running.drainRate());
            single.add(singles(SINGLES));
            running.settle();
            System.out.printf(
                    "round %d: NDJSON %,.0f posts/s, drained at %,.0f records/s; single %,.0f/s%n",
                    round,
                    streamed.getLast(),
                    drained.getLast(),
                    single.getLast().perSecond());
        }
        report(streamed, drained, single);
    }

    private static void report(List<Double> streamed, List<Double> drained, List<Single> single) throws IOException {
        System.out.printf("%n%-46s %26s %10s%n", "front door", "median [min–max]", "to reach");
        System.out.printf("%-46s %26s %10s%n", "N2 NDJSON, posts accepted durable/s", new Samples(streamed), "10,000");
        System.out.printf("%-46s %26s%n", "   records/s until all views stand", new Samples(drained));
        System.out.printf(
                "%-46s %26s %10s%n",
                "N3 single posts/s, " + CONNECTIONS + " connections",
                new Samples(single.stream().map(Single::perSecond).toList()),
                "3,000");
        System.out.printf(
                "%-46s %26s %10s%n",
                "   p99 ms", new Samples(single.stream().map(Single::p99Millis).toList()), "60");
        var figures = new LinkedHashMap<String, Object>();
        figures.put("ndjsonPostsPerSecond", streamed);
        figures.put("drainRecordsPerSecond", drained);
        figures.put("single", single);
        System.out.println("written: " + Results.write("front-door", figures));
    }

    /** Posts accepted per second, by some streams side by side, each with dossiers of a ward of its own. */
    private double stream(int dossiers) throws Exception {
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < STREAMS; i++) {
            var ward = ward();
            var body = new StringBuilder();
            for (int n = 0; n < dossiers; n++) body.append(ward.course());
            bodies.add(body.toString().getBytes(StandardCharsets.UTF_8));
        }
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(STREAMS)) {
            var posts = bodies.stream()
                    .<Callable<Integer>>map(body -> () -> post(body, dossiers * 3))
                    .toList();
            for (var posted : threads.invokeAll(posts)) posted.get();
        }
        return STREAMS * dossiers * 3 / ((System.nanoTime() - start) / 1e9);
    }

    private int post(byte[] body, int expected) throws IOException, InterruptedException {
        var response = client.send(
                request("application/x-ndjson")
                        .header("Prefer", "return=minimal")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        var lines = response.body().lines().toList();
        JsonNode counts = JSON.readTree(lines.getLast());
        int accepted = counts.path("applied").asInt() + counts.path("pending").asInt();
        if (response.statusCode() != 200 || accepted != expected)
            throw new IOException(
                    response.statusCode() + ": " + accepted + " of " + expected + " accepted, " + lines.getFirst());
        return accepted;
    }

    record Single(double perSecond, double p50Millis, double p99Millis) {}

    private Single singles(Duration duration) throws Exception {
        var ward = ward();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long[] latencies;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var callers = new ArrayList<Callable<long[]>>();
            for (int i = 0; i < CONNECTIONS; i++) callers.add(() -> single(ward, end));
            var parts = new ArrayList<long[]>();
            for (var caller : threads.invokeAll(callers)) parts.add(caller.get());
            latencies = parts.stream().flatMapToLong(LongStream::of).toArray();
        }
        return new Single(
                latencies.length / ((System.nanoTime() - start) / 1e9),
                Samples.percentileMillis(latencies, 0.50),
                Samples.percentileMillis(latencies, 0.99));
    }

    private long[] single(Ward ward, long end) throws IOException {
        var latencies = LongStream.builder();
        try (var connection = PostingConnection.open(PostingConnection.Form.SINGLE, events, token)) {
            while (System.nanoTime() < end) {
                var event = ward.received(ward.code());
                long start = System.nanoTime();
                connection.post(event);
                latencies.add(System.nanoTime() - start);
            }
        }
        return latencies.build().toArray();
    }

    private Ward ward() {
        wards++;
        return new Ward(
                "00565",
                "front" + wards + "x" + ProcessHandle.current().pid(),
                Instant.now().minusSeconds(60));
    }

    private HttpRequest.Builder request(String contentType) {
        return HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType);
    }
}

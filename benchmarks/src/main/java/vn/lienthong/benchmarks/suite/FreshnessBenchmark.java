package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/**
 * N4: from the answer that accepts a reception to the moment when the dossier's status, and report 06a of a ward that
 * receives nothing else, show it, while 500 other events arrive each second: as systems post that hold back nothing, and
 * as those do that post what a moment has brought.
 */
public final class FreshnessBenchmark {
    private static final int PER_SECOND = Integer.getInteger("rate", 500);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("seconds", 40));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));
    /** Events in a post. */
    private static final List<Integer> POSTS = List.of(10, 1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Suite suite;
    private final String poster;
    private final String reader;

    private FreshnessBenchmark(Suite suite) {
        this.suite = suite;
        this.poster = suite.tokens().mint("source", "01", "bench", Duration.ofHours(2));
        this.reader = suite.tokens().mint("auditor", null, "bench", Duration.ofHours(2));
    }

    public static void run() throws Exception {
        try (var running = BenchSuite.start()) {
            new FreshnessBenchmark(running.suite()).measure(running);
        }
    }

    private void measure(BenchSuite running) throws Exception {
        var figures = new ArrayList<Map<String, Object>>();
        System.out.printf("%-34s %12s %10s %10s%n", "accepted → visible in", "others/s", "p50 ms", "p99 ms");
        for (var perPost : POSTS) {
            figures.add(measure(perPost));
            running.settle();
        }
        System.out.println("to reach: at 500 others/s p50 100 ms, p99 500 ms");
        System.out.println("written: " + Results.write("freshness", Map.of("rounds", figures)));
    }

    private Map<String, Object> measure(int perPost) throws Exception {
        var name = "by" + perPost;
        var crowd = new Ward("00541", "crowd" + name, Instant.now().minusSeconds(60));
        try (var posting = new Crowd(events(), poster, crowd, PER_SECOND, perPost)) {
            sample(WARM_UP, new Ward("00577", "warmup" + name, Instant.now().minusSeconds(60)));
            long before = posting.posted();
            long start = System.nanoTime();
            var seen = sample(
                    LENGTH, new Ward("00562", "sampled" + name, Instant.now().minusSeconds(60)));
            return report(perPost, seen, (posting.posted() - before) / ((System.nanoTime() - start) / 1e9));
        }
    }

    private URI events() {
        return suite.url(Part.INTAKE).resolve("/v1/events");
    }

    record Seen(long[] status, long[] report) {}

    private Seen sample(Duration length, Ward ward) throws IOException, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        var status = LongStream.builder();
        var report = LongStream.builder();
        int sent = received(ward.unit());
        while (System.nanoTime() < end) {
            var code = ward.code();
            var answer = client.send(post(ward.received(code)), BodyHandlers.ofString());
            if (answer.statusCode() != 201) throw new IOException(answer.statusCode() + " " + answer.body());
            long accepted = System.nanoTime();
            sent++;
            status.add(until(accepted, () -> statusShows(code)));
            int expected = sent;
            report.add(until(accepted, () -> received(ward.unit()) == expected));
        }
        return new Seen(status.build().toArray(), report.build().toArray());
    }

    private interface Look {
        boolean seen() throws IOException, InterruptedException;
    }

    private static long until(long since, Look look) throws IOException, InterruptedException {
        while (!look.seen()) LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        return System.nanoTime() - since;
    }

    private boolean statusShows(String code) throws IOException, InterruptedException {
        return client.send(get("/v1/dossiers/" + code), BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private int received(String unit) throws IOException, InterruptedException {
        var today = LocalDate.ofInstant(Instant.now().minusSeconds(60), ZoneId.of("Asia/Ho_Chi_Minh"));
        var answer = client.send(
                get("/v1/reports/06a?unit=%s&from=%s&to=%s&by=unit".formatted(unit, today.minusDays(1), today)),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body())
                .path("total")
                .path("received")
                .path("total")
                .asInt();
    }

    private static Map<String, Object> report(int perPost, Seen seen, double rate) {
        row("status, %d to a post".formatted(perPost), rate, seen.status());
        row("06a, %d to a post".formatted(perPost), rate, seen.report());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("eventsInAPost", perPost);
        figures.put("eventsPerSecond", rate);
        figures.put("samples", seen.status().length);
        figures.put("statusMillis", percentiles(seen.status()));
        figures.put("reportMillis", percentiles(seen.report()));
        return figures;
    }

    private static void row(String name, double rate, long[] nanos) {
        System.out.printf(
                "%-34s %,12.0f %10.1f %10.1f%n",
                name, rate, Samples.percentileMillis(nanos, 0.50), Samples.percentileMillis(nanos, 0.99));
    }

    private static double[] percentiles(long[] nanos) {
        return new double[] {Samples.percentileMillis(nanos, 0.50), Samples.percentileMillis(nanos, 0.99)};
    }

    private HttpRequest post(String body) {
        return HttpRequest.newBuilder(events())
                .header("Authorization", "Bearer " + poster)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(suite.url(Part.REPORTING).resolve(path))
                .header("Authorization", "Bearer " + reader)
                .GET()
                .build();
    }
}

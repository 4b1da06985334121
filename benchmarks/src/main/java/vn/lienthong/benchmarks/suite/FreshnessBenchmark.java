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
import java.util.LinkedHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/**
 * N4: from the answer that accepts a reception to the moment when the dossier's status, and report 06a of a ward that
 * receives nothing else, show it, while 500 other events arrive each second.
 */
public final class FreshnessBenchmark {
    private static final int PER_SECOND = Integer.getInteger("rate", 500);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("seconds", 40));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));
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
            new FreshnessBenchmark(running.suite()).measure();
        }
    }

    private void measure() throws Exception {
        var crowd = new Ward("00541", "crowd", Instant.now().minusSeconds(60));
        try (var posting = new Crowd(events(), poster, crowd, PER_SECOND)) {
            sample(WARM_UP, new Ward("00577", "warmup", Instant.now().minusSeconds(60)));
            long before = posting.posted();
            long start = System.nanoTime();
            var seen = sample(LENGTH, new Ward("00562", "sampled", Instant.now().minusSeconds(60)));
            report(seen, (posting.posted() - before) / ((System.nanoTime() - start) / 1e9));
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
        int sent = 0;
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

    private void report(Seen seen, double rate) throws IOException {
        System.out.printf("%,.0f other events/s accepted, %d samples%n%n", rate, seen.status().length);
        System.out.printf("%-28s %10s %10s%n", "accepted → visible in", "p50 ms", "p99 ms");
        row("status", seen.status());
        row("06a", seen.report());
        System.out.println("to reach: p50 100 ms, p99 500 ms");
        var figures = new LinkedHashMap<String, Object>();
        figures.put("eventsPerSecond", rate);
        figures.put("statusMillis", percentiles(seen.status()));
        figures.put("reportMillis", percentiles(seen.report()));
        System.out.println("written: " + Results.write("freshness", figures));
    }

    private static void row(String name, long[] nanos) {
        System.out.printf(
                "%-28s %10.1f %10.1f%n",
                name, Samples.percentileMillis(nanos, 0.50), Samples.percentileMillis(nanos, 0.99));
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

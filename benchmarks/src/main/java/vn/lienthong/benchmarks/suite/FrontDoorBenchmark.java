package vn.lienthong.benchmarks.suite;

import java.io.IOException;
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

    private final FrontDoor front;
    private int wards;

    private FrontDoorBenchmark(Suite suite) {
        this.front = FrontDoor.of(suite);
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
        front.post(bodies, dossiers * 3);
        return STREAMS * dossiers * 3 / ((System.nanoTime() - start) / 1e9);
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
        try (var connection = PostingConnection.open(PostingConnection.Form.SINGLE, front.events(), front.token())) {
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
}

package vn.lienthong.benchmarks.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import vn.lienthong.benchmarks.Samples;

/**
 * Callers that each take one dossier after the other through all its steps, waiting for every answer; virtual threads,
 * so that the contenders have the processors for themselves.
 */
final class Load {
    private final AtomicLong dossiers = new AtomicLong();

    /** One round: transitions per second and latencies. */
    record Round(double perSecond, double p50Millis, double p99Millis) {}

    Round run(Contender contender, int callers, Duration duration) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + duration.toNanos();
        long start = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) running.add(threads.submit(() -> call(contender, end)));
        }
        long[] latencies = LongStream.empty().toArray();
        var parts = new ArrayList<long[]>();
        for (var caller : running) parts.add(caller.get());
        latencies = parts.stream().flatMapToLong(LongStream::of).toArray();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(
                latencies.length / seconds,
                Samples.percentileMillis(latencies, 0.50),
                Samples.percentileMillis(latencies, 0.99));
    }

    private long[] call(Contender contender, long end) throws Exception {
        var latencies = LongStream.builder();
        while (System.nanoTime() < end) {
            var dossier = "018.00565-170306-%06d".formatted(dossiers.incrementAndGet());
            for (var step : Step.values()) latencies.add(time(contender, dossier, step));
        }
        return latencies.build().toArray();
    }

    private static long time(Contender contender, String dossier, Step step) throws Exception {
        long start = System.nanoTime();
        contender.transition(dossier, step);
        return System.nanoTime() - start;
    }
}

package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** The whole suite in a folder of its own that goes with it, on free ports. */
record BenchSuite(Suite suite, Front front) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    static BenchSuite start() throws IOException {
        return start(Map.of());
    }

    /** @param environment of the services */
    static BenchSuite start(Map<String, String> environment) throws IOException {
        var free = SuiteSettings.onFreePorts(Files.createTempDirectory("lienthong-bench"));
        var settings = new SuiteSettings(free.folder(), free.ports(), environment);
        System.out.println("starting the suite ...");
        return new BenchSuite(Suite.start(settings, Phases.silent()), new Front(settings));
    }

    /** Waits until nothing is pending and every view stands at the end of the log. */
    void settle() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!front.lag().path("settled").asBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new IllegalStateException("not settled: " + front.lag());
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Records per second that the slowest view still had to read, until all is settled. */
    double drainRate() {
        long start = System.nanoTime();
        long waiting = waiting(front.lag());
        settle();
        return waiting / ((System.nanoTime() - start) / 1e9);
    }

    private static long waiting(JsonNode lag) {
        long most = 0;
        for (var view : lag.path("views"))
            most = Math.max(most, view.path("records").asLong());
        return most;
    }

    @Override
    public void close() throws IOException {
        suite.stop();
        try (var files = Files.walk(suite.settings().folder().root())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}

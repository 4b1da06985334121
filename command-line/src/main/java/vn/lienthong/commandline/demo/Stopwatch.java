package vn.lienthong.commandline.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import vn.lienthong.commandline.suite.Phases;

/** Tells how long each phase took, as it ends. */
public final class Stopwatch implements Phases {
    private final PrintWriter out;
    private final long begin = System.nanoTime();

    public Stopwatch(PrintWriter out) {
        this.out = out;
    }

    <T> T measure(String phase, Supplier<T> work) {
        var started = System.nanoTime();
        var result = work.get();
        ended(phase, Duration.ofNanos(System.nanoTime() - started));
        return result;
    }

    void measure(String phase, Runnable work) {
        measure(phase, () -> {
            work.run();
            return null;
        });
    }

    void total() {
        ended("the whole", Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public synchronized void ended(String phase, Duration took) {
        out.printf(Locale.ROOT, "  %7.1f s  %s%n", took.toMillis() / 1000.0, phase);
        out.flush();
    }
}

package vn.lienthong.reporting.replay;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How far a running replay is, and how fast it may be. */
final class Course {
    private static final long NANOS = 1_000_000_000L;

    private final AtomicLong halves = new AtomicLong();
    private final Integer eventsPerSecond;
    private final long begun = System.nanoTime();
    private final long before;
    private volatile boolean givenUp;

    Course(long events, Integer eventsPerSecond) {
        halves.set(2 * events);
        this.eventsPerSecond = eventsPerSecond;
        this.before = 2 * events;
    }

    /** The replay was given up by somebody, or lost its lock. */
    static final class GivenUp extends RuntimeException {}

    /** So many events were read, or applied: each is counted half and half. */
    void passed(long events) {
        halves.addAndGet(events);
        check();
        if (eventsPerSecond != null) keepPace();
    }

    void check() {
        if (givenUp) throw new GivenUp();
    }

    void giveUp() {
        givenUp = true;
    }

    long events() {
        return halves.get() / 2;
    }

    private void keepPace() {
        var due = begun + (halves.get() - before) * NANOS / (2L * eventsPerSecond);
        while (due - System.nanoTime() > 0) {
            LockSupport.parkNanos(Math.min(due - System.nanoTime(), NANOS / 5));
            check();
        }
    }
}

package vn.lienthong.reporting.replay;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something every second until it is closed. */
final class Teller implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> rounds;

    Teller(Runnable tell) {
        rounds = thread.scheduleWithFixedDelay(tell, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        rounds.cancel(false);
        thread.close();
    }
}

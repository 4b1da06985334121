package vn.lienthong.commandline.audit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.lienthong.commandline.demo.Progress;

/** Looks now and then how far a reading is that goes on in other threads, and shows it. */
final class ReadingProgress implements AutoCloseable {
    private static final int EVERY_MILLIS = 200;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread looking;

    ReadingProgress(String step, long total, LongSupplier done) {
        looking = Thread.ofVirtual().start(() -> {
            try (var shown = Progress.of(step, total)) {
                while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS))
                    shown.at(done.getAsLong(), Math.max(total, done.getAsLong()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

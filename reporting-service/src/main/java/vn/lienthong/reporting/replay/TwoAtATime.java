package vn.lienthong.reporting.replay;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs pieces of work on two threads; the first failure lets nothing further begin, and is thrown when both are still. */
final class TwoAtATime {
    private TwoAtATime() {}

    static void run(List<Callable<Void>> work) throws Exception {
        var workers = Executors.newFixedThreadPool(
                2, Thread.ofPlatform().name("replay-", 0).factory());
        try {
            var running = new ExecutorCompletionService<Void>(workers);
            work.forEach(running::submit);
            for (int i = 0; i < work.size(); i++) running.take().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }
}

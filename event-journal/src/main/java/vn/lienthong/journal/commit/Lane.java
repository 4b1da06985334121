package vn.lienthong.journal.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One appender: a thread that takes what has queued up while its last batch was committed and makes the next batch of
 * it. A stream always comes to the same lane, so its commands keep their order.
 */
final class Lane<C, R> {
    private sealed interface Item<C, R> {
        record Command<C, R>(Submission<C, R> submission) implements Item<C, R> {}

        record Meeting<C, R>(Barrier<C, R> barrier) implements Item<C, R> {}

        record End<C, R>() implements Item<C, R> {}
    }

    /** Where all lanes meet: the last to arrive runs the command while the others wait. */
    static final class Barrier<C, R> {
        private final Submission<C, R> submission;
        private final AtomicInteger missing;
        private final CountDownLatch done = new CountDownLatch(1);

        Barrier(Submission<C, R> submission, int lanes) {
            this.submission = submission;
            this.missing = new AtomicInteger(lanes);
        }

        private void meet(Consumer<List<Submission<C, R>>> commit) throws InterruptedException {
            if (missing.decrementAndGet() > 0) {
                done.await();
                return;
            }
            try {
                commit.accept(List.of(submission));
            } finally {
                done.countDown();
            }
        }
    }

    /** The part of a batch's duration that is spent on waiting for its callers to come back. */
    private static final int GATHERING = 6;

    private final BlockingQueue<Item<C, R>> queue = new LinkedBlockingQueue<>();
    private final Consumer<List<Submission<C, R>>> commit;
    private final int batchSize;
    private final Runnable ended;
    private final Thread thread;
    private int lastSize;
    private long lastNanos;

    Lane(String name, int batchSize, Consumer<List<Submission<C, R>>> commit, Runnable ended) {
        this.batchSize = batchSize;
        this.commit = commit;
        this.ended = ended;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    void submit(Submission<C, R> submission) {
        queue.add(new Item.Command<>(submission));
    }

    void meet(Barrier<C, R> barrier) {
        queue.add(new Item.Meeting<>(barrier));
    }

    /** Runs what is queued and ends. */
    void end() {
        queue.add(new Item.End<>());
    }

    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (next(queue.take())) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private boolean next(Item<C, R> item) throws InterruptedException {
        switch (item) {
            case Item.Command<C, R>(var submission) -> commit(submission);
            case Item.Meeting<C, R>(var barrier) -> barrier.meet(commit);
            case Item.End<C, R> end -> {
                return false;
            }
        }
        return true;
    }

    /** Commits a batch that begins with this one. */
    private void commit(Submission<C, R> first) {
        gather();
        var batch = batchFrom(first);
        long begun = System.nanoTime();
        commit.accept(batch);
        lastSize = batch.size();
        lastNanos = System.nanoTime() - begun;
    }

    /**
     * Callers whose commands were answered together come back together, a moment after the first of them: waiting for
     * them a small part of what a batch takes spares them a batch of their own each. Who comes alone never waits.
     */
    private void gather() {
        if (queue.size() < lastSize / 2) LockSupport.parkNanos(lastNanos / GATHERING);
    }

    private List<Submission<C, R>> batchFrom(Submission<C, R> first) {
        var batch = new ArrayList<Submission<C, R>>();
        batch.add(first);
        while (batch.size() < batchSize && queue.peek() instanceof Item.Command<C, R>(var submission)) {
            queue.remove();
            batch.add(submission);
        }
        return batch;
    }
}

package vn.lienthong.benchmarks.suite;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.benchmarks.suite.PostingConnection.Form;

/**
 * Posts receptions at a rate that does not wait for the answers of others: so many connections, each at its share, so many
 * events in each post.
 */
final class Crowd implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong posted = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<Future<?>> posting = new ArrayList<>();
    private final int perPost;
    private volatile boolean ended;

    Crowd(URI events, String token, Ward ward, int perSecond, int perPost) {
        this.perPost = perPost;
        long pause = SECOND * CONNECTIONS * perPost / perSecond;
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = System.nanoTime() + i * SECOND * perPost / perSecond;
            posting.add(threads.submit(() -> post(events, token, ward, first, pause)));
        }
    }

    private Void post(URI events, String token, Ward ward, long first, long pause) throws IOException {
        try (var connection = PostingConnection.open(perPost == 1 ? Form.SINGLE : Form.BATCH, events, token)) {
            for (long due = first; !ended; due = Math.max(due + pause, System.nanoTime() - SECOND)) {
                while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                connection.post(receptions(ward));
                posted.addAndGet(perPost);
            }
        }
        return null;
    }

    private String receptions(Ward ward) {
        return perPost == 1
                ? ward.received(ward.code())
                : Stream.generate(() -> ward.received(ward.code()))
                        .limit(perPost)
                        .collect(Collectors.joining(",", "[", "]"));
    }

    /** So many were accepted until now. */
    long posted() {
        return posted.get();
    }

    /** Ends it, and fails if any of its posts was not accepted. */
    @Override
    public void close() throws Exception {
        ended = true;
        threads.close();
        for (var one : posting) one.get();
    }
}

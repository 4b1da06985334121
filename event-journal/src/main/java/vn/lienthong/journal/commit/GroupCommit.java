package vn.lienthong.journal.commit;

import static java.util.stream.Collectors.partitioningBy;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Outage;

/**
 * Decides commands in batches, each batch one transaction, several lanes side by side.
 *
 * <p>Commands of one stream keep the order of their submission (that is, of the subscriptions to {@link #submit}); a
 * command to every shard comes behind everything submitted before it and before everything submitted after. Between
 * different streams no order is promised. An answer is given only after the commit. A failed batch is run again command
 * by command, in order, so one bad command never costs its neighbours; its own {@code Uni} fails.
 *
 * <p>A number issued to a command that is then rejected may be issued again: nobody was told it.
 */
public final class GroupCommit<C, S, R> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    /** How often a batch is run again as a whole when other instances claim its posts first. */
    private static final int RERUNS = 3;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String TRANSACTION_ROLLBACK = "40";

    /**
     * @param lanes batches under way at the same time
     * @param batch commands in a batch at most
     * @param capacity commands waiting at most, before {@link Overloaded}
     * @param cachedStreams states kept between batches; 0 if a state also depends on rows that are written without
     *     moving the shard's head, such as consumed facts, unless {@link CommandHandler#alongside} looks after those
     * @param clock tells the commands' {@link Moment#now}; recorded time is the journal's
     */
    public record Settings(int lanes, int batch, int capacity, int cachedStreams, InstantSource clock) {
        public static final Settings STANDARD = new Settings(2, 512, 20_000, 0, InstantSource.system());
        /** For states that the journal's own facts make; what is posted of a dossier often comes close together. */
        public static final Settings REMEMBERING = STANDARD.caching(8_192);

        public Settings caching(int streams) {
            return new Settings(lanes, batch, capacity, streams, clock);
        }

        public Settings clock(InstantSource source) {
            return new Settings(lanes, batch, capacity, cachedStreams, source);
        }
    }

    private final Workshop<C, S, R> shop;
    private final Settings settings;
    private final List<Lane<C, R>> lanes;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService answering = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-answers").daemon().factory());
    private boolean closed;
    private final DistributionSummary batchSize;
    private final Timer commitLatency;

    public GroupCommit(
            Journal journal, CommandHandler<C, S, R> handler, Settings settings, Optional<MeterRegistry> meters) {
        this.settings = settings;
        this.shop = new Workshop<>(
                journal,
                handler,
                new PostClaims(journal),
                new CodeCounters(),
                new StreamCache<>(settings.cachedStreams(), journal.shards().count()),
                settings.clock());
        var registry = meters.orElseGet(SimpleMeterRegistry::new);
        batchSize = DistributionSummary.builder("lienthong.journal.batch.size").register(registry);
        commitLatency = Timer.builder("lienthong.journal.commit")
                .publishPercentileHistogram()
                .register(registry);
        registry.gauge("lienthong.journal.queue", waiting);
        lanes = IntStream.range(0, settings.lanes()).mapToObj(this::newLane).toList();
    }

    /** Queues the command when subscribed to. Fails with {@link Overloaded} if the queue is full or closed. */
    public Uni<R> submit(C command) {
        return Uni.createFrom().emitter(caller -> enqueue(submission(command, caller)));
    }

    /** All of them, answers in the same order; a command that fails makes the whole answer fail, not its neighbours. */
    public Uni<List<R>> submitAll(List<C> commands) {
        if (commands.isEmpty()) return Uni.createFrom().item(List.of());
        return Uni.join().all(commands.stream().map(this::submit).toList()).andCollectFailures();
    }

    /** Decides as if submitted in one batch now, answers the same, and rolls back. */
    public Uni<List<R>> rehearse(List<C> commands) {
        return Uni.createFrom()
                .emitter(caller -> Thread.startVirtualThread(() -> {
                    try {
                        caller.complete(rehearsed(commands));
                    } catch (RuntimeException e) {
                        caller.fail(e);
                    }
                }));
    }

    /** Takes no more commands; what is queued still runs. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
            lanes.forEach(Lane::end);
        }
        lanes.forEach(Lane::join);
        answering.shutdown();
    }

    private Submission<C, R> submission(C command, UniEmitter<? super R> caller) {
        return new Submission<>(
                command, shop.handler().claim(command), shop.handler().code(command), caller);
    }

    private synchronized void enqueue(Submission<C, R> submission) {
        if (closed || waiting.get() >= settings.capacity()) {
            submission.caller().fail(new Overloaded(settings.capacity()));
            return;
        }
        waiting.incrementAndGet();
        switch (submission.code()) {
            case CodeRequest.Next next ->
                laneOf(CodeCounters.Key.of(next).hashCode()).submit(submission);
            case CodeRequest.Given given -> enqueue(submission, shop.handler().placement(submission.command(), null));
            case CodeRequest.None none -> enqueue(submission, shop.handler().placement(submission.command(), null));
        }
    }

    private void enqueue(Submission<C, R> submission, Placement placement) {
        switch (placement) {
            case Placement.Dossier dossier ->
                laneOf(shop.shards().of(dossier.stream())).submit(submission);
            case Placement.EveryShard every -> {
                var barrier = new Lane.Barrier<>(submission, lanes.size());
                lanes.forEach(lane -> lane.meet(barrier));
            }
        }
    }

    private Lane<C, R> laneOf(int number) {
        return lanes.get(Math.floorMod(number, lanes.size()));
    }

    private Lane<C, R> newLane(int number) {
        var connection = new LaneConnection(shop.journal().pool());
        return new Lane<>(
                "journal-lane-" + number,
                settings.batch(),
                submissions -> run(submissions, connection),
                connection::close);
    }

    private void run(List<Submission<C, R>> submissions, LaneConnection connection) {
        waiting.addAndGet(-submissions.size());
        batchSize.record(submissions.size());
        attempt(submissions, connection, RERUNS);
    }

    private void attempt(List<Submission<C, R>> submissions, LaneConnection connection, int reruns) {
        try {
            var answers = commitLatency.record(() -> commit(submissions, connection));
            answering.execute(() -> answers.forEach(GroupCommit::give));
        } catch (RuntimeException | Error failure) {
            recover(submissions, connection, failure, reruns);
        }
    }

    private Map<Submission<C, R>, Supplier<R>> commit(List<Submission<C, R>> submissions, LaneConnection lane) {
        var batch = new Batch<>(shop, submissions);
        lane.use(session -> {
            batch.decide(session);
            commit(batch, session);
        });
        batch.remember();
        shop.journal().committed();
        return batch.answers();
    }

    /** An error that the server reports has undone everything; a lost connection leaves it open. */
    private static void commit(Batch<?, ?, ?> batch, Session session) {
        try {
            batch.commit(session);
        } catch (RuntimeException e) {
            throw Outage.is(e) && !undone(e) ? new CommitInDoubt(e) : e;
        }
    }

    private static boolean undone(RuntimeException failure) {
        return failure instanceof PgException sql && "ERROR".equals(sql.getSeverity());
    }

    private List<R> rehearsed(List<C> commands) {
        var submissions =
                commands.stream().map(command -> submission(command, null)).toList();
        var batch = new Batch<>(shop, submissions);
        var connection = new LaneConnection(shop.journal().pool());
        try {
            connection.use(session -> {
                batch.decide(session);
                session.await(session.sql().query("rollback").execute());
            });
        } finally {
            connection.close();
        }
        return submissions.stream().map(batch.answers()::get).map(Supplier::get).toList();
    }

    private void recover(List<Submission<C, R>> submissions, LaneConnection connection, Throwable failure, int reruns) {
        shop.cache().forget();
        if (failure instanceof CommitInDoubt) inDoubt(submissions, connection, failure, reruns);
        else if (contended(failure) && reruns > 0) attempt(submissions, connection, reruns - 1);
        else if (Outage.is(failure)) fail(submissions, new JournalUnavailable(failure));
        else if (submissions.size() == 1) fail(submissions, failure);
        else submissions.forEach(submission -> attempt(List.of(submission), connection, RERUNS));
    }

    /** Claims tell whether the commit came through: who has one is run again and answered as a repeat if it did. */
    private void inDoubt(List<Submission<C, R>> submissions, LaneConnection connection, Throwable failure, int reruns) {
        var claiming =
                submissions.stream().collect(partitioningBy(s -> s.claim().isPresent()));
        fail(claiming.get(false), failure);
        if (claiming.get(true).isEmpty()) return;
        if (reruns > 0) attempt(claiming.get(true), connection, reruns - 1);
        else fail(claiming.get(true), new JournalUnavailable(failure));
    }

    /** Others were quicker (claim, opening of a stream, rows beside the journal) or stood in the way (deadlock). */
    private static boolean contended(Throwable failure) {
        return failure instanceof Batch.Overtaken
                || failure instanceof Outdated
                || failure instanceof PgException sql
                        && (sql.getSqlState().equals(UNIQUE_VIOLATION)
                                || sql.getSqlState().startsWith(TRANSACTION_ROLLBACK));
    }

    private void fail(List<Submission<C, R>> submissions, Throwable failure) {
        answering.execute(
                () -> submissions.forEach(submission -> submission.caller().fail(failure)));
    }

    private static <C, R> void give(Submission<C, R> submission, Supplier<R> answer) {
        try {
            submission.caller().complete(answer.get());
        } catch (RuntimeException e) {
            submission.caller().fail(e);
        }
    }
}

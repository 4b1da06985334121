package vn.lienthong.reporting.replay;

import static vn.lienthong.reporting.replay.Transactions.call;
import static vn.lienthong.reporting.replay.Transactions.number;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.event.ReplayEnded;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.contracts.value.ReplayOutcome;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Outage;
import vn.lienthong.journal.consumer.PartitionReading.BrokenLog;
import vn.lienthong.reporting.application.Awaited;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.reporting.views.ViewSets;

/**
 * Brings a replay that was asked for to its end, one at a time over all instances: who holds the lock works, and when he
 * dies the next goes on where he stood.
 */
@Singleton
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class RunsReplays {
    private static final Logger LOG = Logger.getLogger(RunsReplays.class);
    /** The number is nobody else's in this database. */
    private static final String LOCK = "select case when pg_try_advisory_lock(706_113) then 1 else 0 end";

    private static final String UNLOCK = "select pg_advisory_unlock(706_113)";
    private static final String NEXT = "select id from replay"
            + " where state in ('LOADING', 'INDEXING', 'CATCHING_UP', 'COMPARING') order by id limit 1";
    private static final String TO_DROP = "select r.id from replay r join view_set s on s.id = r.id"
            + " where r.state in ('CANCELLED', 'DROPPED') and s.state <> 'DROPPED' order by r.id limit 1";
    private static final String TELL = "update replay set events = ?, seconds = seconds + ? where id = ?";
    private static final String FAIL = "update replay set failure = ? where id = ?";
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private final Transactions transactions;
    private final RebuildsViews rebuilds;
    private final ReplayTable replays;
    private final ViewSets sets;
    private final Journal journal;
    private final RecordsAct acts;

    RunsReplays(
            Transactions transactions,
            RebuildsViews rebuilds,
            ReplayTable replays,
            ViewSets sets,
            Journal journal,
            RecordsAct acts) {
        this.transactions = transactions;
        this.rebuilds = rebuilds;
        this.replays = replays;
        this.sets = sets;
        this.journal = journal;
        this.acts = acts;
    }

    /** Works as long as there is something to do. Blocks. */
    public void runNext() {
        try (var lock = transactions.open()) {
            if (number(lock, LOCK) == 0) return;
            try {
                takeAway();
                var next = number(lock, NEXT);
                if (next != 0) run((int) next);
            } finally {
                call(lock, UNLOCK);
            }
        } catch (SQLException away) {
            LOG.debugf("replays wait: %s", away.getMessage());
        }
    }

    private void takeAway() throws SQLException {
        var id = (int) (long) transactions.run(tx -> number(tx, TO_DROP));
        if (id == 0) return;
        transactions.run(tx -> {
            call(tx, "select drop_view_set(?)", id);
            call(tx, "update view_set set state = 'DROPPED' where id = ?", id);
            ReplayPositions.forget(tx, id);
            return null;
        });
    }

    private void run(int id) throws SQLException {
        var replay = stored(id).orElseThrow();
        var course = new Course(rebuilds.loaded(replay), replay.eventsPerSecond());
        try (var _ = new Teller(() -> tell(id, course, 1))) {
            for (var now = replay; now.state().isRunning(); now = stored(id).orElseThrow()) rebuilds.step(now, course);
            tell(id, course, 0);
            stored(id).ifPresent(this::recordEnd);
        } catch (Exception failure) {
            failed(id, failure);
        }
    }

    private Optional<Replay> stored(int id) {
        return Awaited.of(replays.byId(journal.pool(), id));
    }

    /** Says how far it is, and hears whether somebody gave it up. */
    private void tell(int id, Course course, int seconds) {
        try {
            transactions.run(tx -> {
                call(tx, TELL, course.events(), seconds, id);
                return null;
            });
            if (stored(id).filter(replay -> replay.state().isRunning()).isEmpty()) course.giveUp();
        } catch (SQLException | RuntimeException away) {
            LOG.debugf("the progress of replay %d is not told: %s", id, away.getMessage());
        }
    }

    private void recordEnd(Replay replay) {
        var outcome = replay.differences() == 0 ? ReplayOutcome.EQUAL : ReplayOutcome.DIFFERENT;
        if (replay.state() == ReplayState.READY || replay.state() == ReplayState.READABLE) record(replay, outcome);
    }

    private void record(Replay replay, ReplayOutcome outcome) {
        var ended = new ReplayEnded(
                String.valueOf(replay.id()), outcome, replay.events(), replay.rowsCompared(), replay.differences());
        Awaited.of(acts.record(ended, replay.requestedBy()));
    }

    private void failed(int id, Exception failure) throws SQLException {
        if (failure instanceof Course.GivenUp) return;
        if (isPassing(failure)) {
            LOG.warnf("replay %d waits and goes on: %s", id, Outage.words(failure));
            return;
        }
        LOG.errorf(failure, "replay %d failed", id);
        transactions.run(tx -> {
            call(tx, FAIL, Outage.words(failure), id);
            return null;
        });
        giveUp(id).ifPresent(replay -> record(replay, ReplayOutcome.FAILED));
    }

    /** Nothing follows the log into a set that will never be complete. */
    private Optional<Replay> giveUp(int id) {
        return Awaited.of(sets.patiently(() -> journal.inTransaction(tx -> sets.lock(tx)
                .chain(() -> replays.change(tx, id, running(), ReplayState.FAILED))
                .call(failed -> failed.isEmpty() ? Uni.createFrom().voidItem() : sets.leave(tx, id)))));
    }

    private static Stream<ReplayState> running() {
        return Stream.of(ReplayState.values()).filter(ReplayState::isRunning);
    }

    /** Whether it may well go the next time: the database, the log or this very service went away. */
    private static boolean isPassing(Exception failure) {
        return switch (failure) {
            case SQLException sql ->
                sql.getSQLState() == null || PASSING.contains(sql.getSQLState().substring(0, 2));
            case InterruptedException stopping -> true;
            case InterruptException stopping -> true;
            case RetriableException kafka -> true;
            case BrokenLog broken -> false;
            case ReplayFailed known -> false;
            case UnreadableEvent unknown -> false;
            default -> Outage.is(failure);
        };
    }
}

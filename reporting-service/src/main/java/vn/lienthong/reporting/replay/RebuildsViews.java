package vn.lienthong.reporting.replay;

import static vn.lienthong.reporting.replay.ReplayState.CATCHING_UP;
import static vn.lienthong.reporting.replay.ReplayState.COMPARING;
import static vn.lienthong.reporting.replay.ReplayState.INDEXING;
import static vn.lienthong.reporting.replay.ReplayState.LOADING;
import static vn.lienthong.reporting.replay.ReplayState.READABLE;
import static vn.lienthong.reporting.replay.ReplayState.READY;
import static vn.lienthong.reporting.replay.Transactions.call;
import static vn.lienthong.reporting.replay.Transactions.number;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import vn.lienthong.journal.Journal;

/**
 * Does the work of a replay, step by step from where it stands: what was done once is not done again, whoever goes on with
 * it. Two partitions, or tables, at a time.
 */
@Singleton
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
class RebuildsViews {
    private static final String LOADED = "select partition from replay_partition where replay = ?";
    private static final String EVENTS_LOADED =
            "select coalesce(sum(events), 0) from replay_partition where replay = ?";
    private static final String OF_EVENTS = "update replay r set of_events = (select coalesce(sum(next_offset), 0)"
            + " from consumer_position where reader = 'reporting' and (r.shard is null or partition = r.shard)) where id = ?";
    private static final String SCHEMA = "select count(*) from pg_namespace where nspname = 'views_' || ?::int";
    private static final String SUM_UP = "update replay r set rows_compared = p.rows, differences = p.differing"
            + " from (select coalesce(sum(rows_compared), 0) as rows, coalesce(sum(differences), 0) as differing"
            + " from replay_partition where replay = ?) p where r.id = ?";
    private static final String CHANGE = "update replay set state = ? where id = ? and state = ?";

    private final Transactions transactions;
    private final LoadsPartition loads;
    private final HandsOver handsOver;
    private final ComparesViews compares;
    private final Journal journal;

    RebuildsViews(
            Transactions transactions,
            LoadsPartition loads,
            HandsOver handsOver,
            ComparesViews compares,
            Journal journal) {
        this.transactions = transactions;
        this.loads = loads;
        this.handsOver = handsOver;
        this.compares = compares;
        this.journal = journal;
    }

    private List<Integer> partitions(Replay replay) {
        return IntStream.range(0, journal.shards().count())
                .filter(partition ->
                        replay.scope().shard() == null || replay.scope().shard() == partition)
                .boxed()
                .toList();
    }

    /** Events that need not be gone through again. */
    long loaded(Replay replay) throws SQLException {
        return transactions.run(tx -> number(tx, EVENTS_LOADED, replay.id()));
    }

    /** Takes the replay on by one state. */
    void step(Replay replay, Course course) throws Exception {
        switch (replay.state()) {
            case LOADING -> load(replay, course);
            case INDEXING -> index(replay, course);
            case CATCHING_UP -> catchUp(replay, course);
            case COMPARING -> compare(replay, course);
            case READY, LIVE, FORMER, READABLE, CANCELLED, FAILED, DROPPED ->
                throw new IllegalStateException(replay.state().name());
        }
    }

    private void load(Replay replay, Course course) throws Exception {
        transactions.run(tx -> {
            if (number(tx, SCHEMA, replay.id()) == 0) create(tx, replay);
            call(tx, OF_EVENTS, replay.id());
            return null;
        });
        var done = loadedPartitions(replay);
        TwoAtATime.run(partitions(replay).stream()
                .filter(partition -> !done.contains(partition))
                .map(partition -> (Callable<Void>) () -> {
                    loads.load(replay, partition, course);
                    return null;
                })
                .toList());
        change(replay, LOADING, INDEXING);
    }

    private static void create(Connection tx, Replay replay) throws SQLException {
        call(tx, "select create_view_set(?)", replay.id());
        call(tx, "select fix_positions(?, ?)", replay.id(), replay.scope().isAll());
    }

    private Set<Integer> loadedPartitions(Replay replay) throws SQLException {
        return transactions.run(tx -> {
            var loaded = new HashSet<Integer>();
            try (var select = tx.prepareStatement(LOADED)) {
                select.setInt(1, replay.id());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) loaded.add(rows.getInt(1));
                }
            }
            return loaded;
        });
    }

    private void index(Replay replay, Course course) throws Exception {
        TwoAtATime.run(transactions.run(ComparesViews::tables).stream()
                .map(table -> (Callable<Void>) () -> transactions.run(tx -> {
                    course.check();
                    call(tx, "select index_view_table(?, ?)", replay.id(), table);
                    return null;
                }))
                .toList());
        if (replay.scope().isAll()) change(replay, INDEXING, CATCHING_UP);
        else closePart(replay);
    }

    private void closePart(Replay replay) throws SQLException {
        transactions.run(tx -> {
            call(tx, SUM_UP, replay.id(), replay.id());
            call(tx, "update view_set set state = 'PAST' where id = ?", replay.id());
            return null;
        });
        change(replay, INDEXING, READABLE);
    }

    private void catchUp(Replay replay, Course course) throws Exception {
        for (var partition : partitions(replay)) handsOver.handOver(replay, partition, course);
        transactions.run(tx -> {
            call(tx, "update view_set set state = 'FOLLOWED' where id = ?", replay.id());
            return null;
        });
        change(replay, CATCHING_UP, COMPARING);
    }

    /** All of it in one state of the database, which the workers take over from a transaction that waits for them. */
    private void compare(Replay replay, Course course) throws Exception {
        transactions.run(tx -> {
            call(tx, "delete from replay_difference where replay = ?", replay.id());
            call(tx, "update replay set rows_compared = 0, differences = 0 where id = ?", replay.id());
            return null;
        });
        try (var holder = transactions.open()) {
            holder.setAutoCommit(false);
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var snapshot = snapshot(holder);
            TwoAtATime.run(ComparesViews.tables(holder).stream()
                    .flatMap(table -> partitions(replay).stream()
                            .map(partition -> comparison(replay, snapshot, table, partition, course)))
                    .toList());
            holder.rollback();
        }
        change(replay, COMPARING, READY);
    }

    private static String snapshot(Connection tx) throws SQLException {
        try (var select = tx.prepareStatement("select pg_export_snapshot()");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Callable<Void> comparison(Replay replay, String snapshot, String table, int partition, Course course) {
        return () -> {
            course.check();
            var found = transactions.onSnapshot(tx -> {
                call(tx, "set transaction snapshot '" + snapshot + "'");
                return compares.find(tx, replay, table, partition);
            });
            transactions.run(tx -> {
                compares.store(tx, replay, found);
                return null;
            });
            return null;
        };
    }

    private void change(Replay replay, ReplayState from, ReplayState to) throws SQLException {
        transactions.run(tx -> {
            call(tx, CHANGE, to.name(), replay.id(), from.name());
            return null;
        });
    }
}

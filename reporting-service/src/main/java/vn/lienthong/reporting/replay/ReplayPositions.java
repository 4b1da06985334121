package vn.lienthong.reporting.replay;

import static vn.lienthong.reporting.replay.Transactions.call;
import static vn.lienthong.reporting.replay.Transactions.number;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import vn.lienthong.journal.consumer.PartitionReading.Source;
import vn.lienthong.journal.consumer.PartitionReading.Standing;

/** How far a replay is in each partition until it has handed it over: kept beside the positions of the service's reader. */
final class ReplayPositions {
    private static final String LIVE =
            "select next_offset from consumer_position where reader = 'reporting' and partition = ?";
    private static final List<String> TABLES =
            List.of("quarantine_record", "quarantine", "consumer_source", "consumer_position");

    private ReplayPositions() {}

    /** The name under which a replay reads. */
    static String reader(int replay) {
        return "replay-" + replay;
    }

    /** The next offset of the views that are brought forward by the service's reader. */
    static long live(Connection tx, int partition) throws SQLException {
        return number(tx, LIVE, partition);
    }

    /** The same, and there it stays to the end of the transaction. */
    static long liveHeld(Connection tx, int partition) throws SQLException {
        return number(tx, LIVE + " for no key update", partition);
    }

    /** What waits in quarantine for the live views waits for these as well. */
    static void store(Connection tx, int replay, int partition, long nextOffset, Standing standing)
            throws SQLException {
        forget(tx, replay, partition);
        call(
                tx,
                "insert into consumer_position (reader, partition, next_offset, recorded_at, missing)"
                        + " values (?, ?, ?, ?, ?)",
                reader(replay),
                partition,
                nextOffset,
                standing.recordedAt().atOffset(ZoneOffset.UTC),
                tx.createArrayOf("text", standing.missing().toArray()));
        for (var source : standing.sources()) store(tx, replay, partition, source);
        copyQuarantine(tx, reader(replay), partition);
    }

    private static void store(Connection tx, int replay, int partition, Source source) throws SQLException {
        call(
                tx,
                "insert into consumer_source (reader, partition, owner, shard, position, hash)"
                        + " values (?, ?, ?, ?, ?, ?)",
                reader(replay),
                partition,
                source.owner().code(),
                source.shard(),
                source.position(),
                source.hash().bytes());
    }

    private static void copyQuarantine(Connection tx, String reader, int partition) throws SQLException {
        call(
                tx,
                "insert into quarantine (reader, dossier, partition, cause, since, released)"
                        + " select ?, dossier, partition, cause, since, released from quarantine"
                        + " where reader = 'reporting' and partition = ?",
                reader,
                partition);
        call(
                tx,
                "insert into quarantine_record (reader, dossier, partition, log_offset, log_recorded_at, event, record)"
                        + " select ?, dossier, partition, log_offset, log_recorded_at, event, record"
                        + " from quarantine_record where reader = 'reporting' and partition = ?",
                reader,
                partition);
        call(
                tx,
                "update consumer_position p set parked = (select count(*) from quarantine q"
                        + " where q.reader = p.reader and q.partition = p.partition)"
                        + " where reader = ? and partition = ?",
                reader,
                partition);
    }

    static void forget(Connection tx, int replay, int partition) throws SQLException {
        for (var table : TABLES)
            call(tx, "delete from " + table + " where reader = ? and partition = ?", reader(replay), partition);
    }

    static void forget(Connection tx, int replay) throws SQLException {
        for (var table : TABLES) call(tx, "delete from " + table + " where reader = ?", reader(replay));
    }
}

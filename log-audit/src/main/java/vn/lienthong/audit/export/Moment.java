package vn.lienthong.audit.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.contracts.value.Owner;

/**
 * All databases and the log as they were at one moment. While it is taken no journal takes a fact in: the log holds nothing
 * that the journals' state does not, and no reader is further than the log. That lasts for as long as four transactions take
 * to begin; then facts come in again, and are not seen here.
 */
final class Moment implements AutoCloseable {
    /** Who waits for the lock keeps those who come later waiting: not for long, rather once more. */
    private static final String WITHOUT_FACTS = "set local idle_in_transaction_session_timeout = '15s';"
            + " set local lock_timeout = '1s'; lock table event in share mode";

    private static final int TRIES = 10;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Map<Owner, Connection> states = new EnumMap<>(Owner.class);
    private Map<TopicPartition, Long> ends = Map.of();

    private Moment() {}

    static Moment of(List<JournalDatabase> databases, KafkaLog log, List<TopicPartition> partitions)
            throws SQLException {
        try (var ends = log.ends(partitions)) {
            for (int left = TRIES - 1; ; left--) {
                try {
                    return of(databases, ends);
                } catch (SQLException e) {
                    if (left == 0 || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) throw e;
                }
            }
        }
    }

    private static Moment of(List<JournalDatabase> databases, KafkaLog.Ends ends) throws SQLException {
        var moment = new Moment();
        var pauses = new ArrayList<Connection>();
        try {
            for (var database : databases) pauses.add(pause(database));
            for (var database : databases) moment.states.put(database.owner(), state(database));
            moment.ends = ends.now();
            return moment;
        } catch (SQLException | RuntimeException e) {
            moment.close();
            throw e;
        } finally {
            for (var pause : pauses) pause.close();
        }
    }

    private static Connection pause(JournalDatabase database) throws SQLException {
        var connection = database.connect();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(WITHOUT_FACTS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection state(JournalDatabase database) throws SQLException {
        var connection = database.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (var statement = connection.createStatement()) {
            statement.execute("select 1"); // the state is that of the first statement
        }
        return connection;
    }

    /** Whoever closes it lets the database forget what was there then. */
    Connection state(Owner owner) {
        return states.get(owner);
    }

    /** The offset behind the partition's last record of then. */
    long end(TopicPartition partition) {
        return ends.get(partition);
    }

    @Override
    public void close() throws SQLException {
        for (var state : states.values()) state.close();
    }
}

package vn.lienthong.reporting.replay;

import static vn.lienthong.reporting.replay.Transactions.call;
import static vn.lienthong.reporting.replay.Transactions.number;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.journal.consumer.PartitionReading;
import vn.lienthong.journal.relay.GrouplessConsumer;
import vn.lienthong.reporting.projection.DueSoonDates;
import vn.lienthong.reporting.projection.PartitionLoad;
import vn.lienthong.reporting.replay.ComparesViews.Found;

/**
 * Reads a partition of the log from its beginning to where the live views are, and fills a set of views with what it comes
 * to. One transaction: a partition is loaded whole or not at all.
 */
@Singleton
class LoadsPartition {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String DONE =
            "insert into replay_partition (replay, partition, events, rows_compared, differences) values (?, ?, ?, ?, ?)";
    private static final String PARKED =
            "select log_offset from quarantine_record where reader = 'reporting' and partition = ?";
    private static final String CLOCK = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint";

    private static final Found NOTHING = new Found(0, 0, List.of());

    private final Transactions transactions;
    private final DueSoonDates dueSoon;
    private final ComparesViews compares;
    private final String bootstrap;

    LoadsPartition(
            Transactions transactions,
            DueSoonDates dueSoon,
            ComparesViews compares,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.transactions = transactions;
        this.dueSoon = dueSoon;
        this.compares = compares;
        this.bootstrap = bootstrap;
    }

    void load(Replay replay, int partition, Course course) throws SQLException {
        transactions.onSnapshot(tx -> {
            call(tx, "select enter_views(?)", replay.id());
            load(tx, replay, partition, course);
            return null;
        });
    }

    private void load(Connection tx, Replay replay, int partition, Course course) throws SQLException {
        var reading = new Reading(tx, replay, partition, course);
        try (var load = new PartitionLoad(tx, partition, dueSoon, number(tx, CLOCK))) {
            reading.into(load);
            load.finish(replay.scope()::holds, course::passed);
        }
        if (replay.scope().isAll()) reading.leavePositions();
        else reading.fixPosition();
        var found = replay.scope().isPartOfNow() ? compares.findOfPart(tx, replay, partition) : NOTHING;
        compares.storeDifferences(tx, replay, found);
        call(tx, DONE, replay.id(), partition, reading.events, found.rows(), found.differing());
    }

    /** The way through a partition. */
    private final class Reading {
        private final Connection tx;
        private final Replay replay;
        private final int partition;
        private final Course course;
        private final long end;
        private final Set<Long> parked;
        private final PartitionReading log = new PartitionReading();
        private long next;
        private long events;

        Reading(Connection tx, Replay replay, int partition, Course course) throws SQLException {
            this.tx = tx;
            this.replay = replay;
            this.partition = partition;
            this.course = course;
            this.end = ReplayPositions.live(tx, partition);
            this.parked = parked();
        }

        private Set<Long> parked() throws SQLException {
            var offsets = new HashSet<Long>();
            try (var select = tx.prepareStatement(PARKED)) {
                select.setInt(1, partition);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) offsets.add(rows.getLong(1));
                }
            }
            return offsets;
        }

        void into(PartitionLoad load) throws SQLException {
            var from = new TopicPartition(Topics.DOSSIER_EVENTS, partition);
            try (var kafka = GrouplessConsumer.openToEnd(bootstrap)) {
                kafka.assign(List.of(from));
                kafka.seek(from, 0);
                HandsOver.requireLog(kafka, from, end);
                var wanted = true;
                while (wanted && next < end) wanted = store(load, poll(kafka, from));
            }
        }

        private List<ConsumerRecord<String, byte[]>> poll(KafkaConsumer<String, byte[]> kafka, TopicPartition from) {
            course.check();
            return kafka.poll(POLL).records(from).stream()
                    .filter(record -> record.offset() < end)
                    .toList();
        }

        /** Whether more is wanted of the partition. */
        private boolean store(PartitionLoad load, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
            for (var placed : log.accept(records)) {
                if (replay.scope().upTo() != null
                        && placed.recordedAt().isAfter(replay.scope().upTo())) return false;
                next = placed.offset() + 1;
                if (!parked.contains(placed.offset())) load.add(placed);
            }
            if (!records.isEmpty()) next = records.getLast().offset() + 1;
            events += records.size();
            course.passed(records.size());
            return true;
        }

        /** Where whoever goes on from here has to go on. */
        void leavePositions() throws SQLException {
            ReplayPositions.store(tx, replay.id(), partition, end, log.standing());
        }

        void fixPosition() throws SQLException {
            call(tx, "insert into read_position values (?, ?)", partition, next);
        }
    }
}

package vn.lienthong.reporting.replay;

import static vn.lienthong.reporting.replay.Transactions.call;
import static vn.lienthong.reporting.replay.Transactions.number;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.KafkaLogEnds;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.reference.KnownReference;
import vn.lienthong.journal.relay.GrouplessConsumer;
import vn.lienthong.reporting.application.Awaited;
import vn.lienthong.reporting.projection.Projection;
import vn.lienthong.reporting.views.ViewSets;

/**
 * Brings a partition of a loaded set of views to the very place where the live ones are, and leaves it to the service's
 * reader there: from then on one transaction brings both forward, and they stand at one place of the log for ever.
 */
@Singleton
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
class HandsOver {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String FOLLOW = "with f as (insert into followed_partition select id, ? from replay"
            + " where id = ? and state = 'CATCHING_UP' returning 1) select count(*) from f";
    private static final String PARKED =
            "select dossier, event from quarantine_record where reader = ? and partition = ?";

    private final Transactions transactions;
    private final Journal journal;
    private final KafkaLogEnds ends;
    private final KnownReference reference;
    private final ViewSets sets;
    private final Projection projection;
    private final String bootstrap;

    HandsOver(
            Transactions transactions,
            Journal journal,
            KafkaLogEnds ends,
            KnownReference reference,
            ViewSets sets,
            Projection projection,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.transactions = transactions;
        this.journal = journal;
        this.ends = ends;
        this.reference = reference;
        this.sets = sets;
        this.projection = projection;
        this.bootstrap = bootstrap;
    }

    /** A log that ends before what was read of it would be waited for in vain. */
    static void requireLog(KafkaConsumer<String, byte[]> kafka, TopicPartition from, long to) {
        var end = kafka.endOffsets(List.of(from)).get(from);
        if (end < to)
            throw new ReplayFailed("partition %d of the log ends at %d; the views have read to %d"
                    .formatted(from.partition(), end, to));
    }

    void handOver(Replay replay, int partition, Course course) throws SQLException {
        if (isFollowed(replay, partition)) return;
        try (var ahead = new Ahead(replay, partition, course)) {
            while (ahead.next < ahead.live()) ahead.goOn(ahead.live());
            transactions.run(tx -> {
                ahead.goOn(ReplayPositions.liveHeld(tx, partition));
                ahead.agreeOnQuarantine(tx);
                // or a set that is given up meanwhile would be followed when it is gone
                call(tx, "lock table live_set in access share mode");
                if (number(tx, FOLLOW, partition, replay.id()) == 0) throw new Course.GivenUp();
                ReplayPositions.forget(tx, replay.id(), partition);
                return null;
            });
        }
    }

    private boolean isFollowed(Replay replay, int partition) throws SQLException {
        return transactions.run(tx -> number(
                        tx,
                        "select count(*) from followed_partition where view_set = ? and partition = ?",
                        replay.id(),
                        partition)
                > 0);
    }

    /** The replay's own reader of the partition. */
    private final class Ahead implements AutoCloseable {
        private final Replay replay;
        private final int partition;
        private final Course course;
        private final PositionedConsumer consumer;
        private final TopicPartition from;
        private final KafkaConsumer<String, byte[]> kafka;
        private long next;

        Ahead(Replay replay, int partition, Course course) {
            this.replay = replay;
            this.partition = partition;
            this.course = course;
            this.consumer = consumer(replay.id());
            this.from = new TopicPartition(Topics.DOSSIER_EVENTS, partition);
            this.next = Awaited.of(consumer.positions(List.of(partition))).get(partition);
            this.kafka = GrouplessConsumer.openToEnd(bootstrap);
            kafka.assign(List.of(from));
            kafka.seek(from, next);
        }

        private PositionedConsumer consumer(int set) {
            var settings = PositionedConsumer.Settings.named(ReplayPositions.reader(set))
                    .knowing(reference);
            return new PositionedConsumer(
                    journal,
                    (tx, records) -> sets.enter(tx, set).chain(() -> projection.bringForward(tx, records)),
                    ends,
                    settings,
                    Optional.empty());
        }

        long live() throws SQLException {
            return transactions.run(tx -> ReplayPositions.live(tx, partition));
        }

        void goOn(long to) {
            requireLog(kafka, from, to);
            while (next < to) {
                course.check();
                var records = kafka.poll(POLL).records(from).stream()
                        .filter(record -> record.offset() < to)
                        .toList();
                Awaited.of(consumer.accept(partition, records));
                next = consumer.partitions().get(partition).nextOffset();
                kafka.seek(from, next);
                var alarm = consumer.partitions().get(partition).alarm();
                if (alarm != null) throw new ReplayFailed("partition " + partition + " stops: " + alarm);
            }
        }

        /** What was let out of quarantine for the live views is tried here as well, and nothing waits here alone. */
        void agreeOnQuarantine(Connection tx) throws SQLException {
            var here = parked(tx, ReplayPositions.reader(replay.id()));
            here.removeAll(parked(tx, "reporting"));
            here.stream().map(Waiting::dossier).distinct().forEach(dossier -> Awaited.of(consumer.goOn(dossier)));
            var live = parked(tx, "reporting");
            if (!live.equals(parked(tx, ReplayPositions.reader(replay.id()))))
                throw new ReplayFailed("live and rebuilt views do not have the same in quarantine of partition "
                        + partition + "; retry or skip what waits there, then replay again");
        }

        private record Waiting(String dossier, String event) {}

        private Set<Waiting> parked(Connection tx, String reader) throws SQLException {
            var waiting = new HashSet<Waiting>();
            try (var select = tx.prepareStatement(PARKED)) {
                select.setString(1, reader);
                select.setInt(2, partition);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) waiting.add(new Waiting(rows.getString(1), rows.getString(2)));
                }
            }
            return waiting;
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}

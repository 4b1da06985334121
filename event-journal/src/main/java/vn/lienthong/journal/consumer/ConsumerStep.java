package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.Quarantine.SkipHook;

/** One transaction of the consumer: lock the positions, accept, apply or queue, move the positions. */
final class ConsumerStep {
    private static final Set<String> SKIPPED =
            EventTypes.namesOf(QuarantineSkipped.class).collect(Collectors.toUnmodifiableSet());

    private final Journal journal;
    private final PositionTable positions;
    private final QuarantineTable quarantine;
    private final LogReaction reaction;
    private final SkipHook hook;
    private final SeenHashes seen = new SeenHashes();

    ConsumerStep(
            Journal journal, PositionTable positions, QuarantineTable quarantine, LogReaction reaction, SkipHook hook) {
        this.journal = journal;
        this.positions = positions;
        this.quarantine = quarantine;
        this.reaction = reaction;
        this.hook = hook;
    }

    /**
     * What became of one partition's records.
     *
     * @param position where the partition stands now
     * @param stale records that were applied before, perhaps by another consumer
     * @param hole the records begin behind the next offset and cannot be applied
     * @param acceptance null if there was nothing to accept
     */
    record Passed(PartitionPosition position, int stale, boolean hole, Acceptance acceptance) {
        private static Passed nothing(PartitionPosition stored, int stale, boolean hole) {
            return new Passed(stored, stale, hole, null);
        }

        private Passed parkingOneMore() {
            return new Passed(position.parkingOneMore(), stale, hole, acceptance);
        }
    }

    /**
     * @param partitions by number
     * @param released dossiers whose poisoned record was skipped, to be tried again
     */
    record Done(Map<Integer, Passed> partitions, List<String> released) {}

    /** What goes through at once, what waits behind its dossier, and what the log says of waiting ones. */
    private record Sorted(List<PlacedRecord> free, List<PlacedRecord> waiting) {
        List<LogRecord> skips() {
            return waiting.stream()
                    .map(PlacedRecord::record)
                    .filter(record -> SKIPPED.contains(record.type()))
                    .toList();
        }
    }

    /** Of each partition some records in the order of offsets. */
    Uni<Done> apply(SqlConnection tx, Map<Integer, List<ConsumerRecord<String, byte[]>>> records) {
        return locked(tx, records).chain(step -> step.apply(tx));
    }

    /** The same for one record that cannot be applied: its dossier is parked with it. */
    Uni<Done> park(SqlConnection tx, int partition, ConsumerRecord<String, byte[]> record, String cause) {
        return locked(tx, Map.of(partition, List.of(record))).chain(step -> step.park(tx, partition, cause));
    }

    private Uni<Locked> locked(SqlConnection tx, Map<Integer, List<ConsumerRecord<String, byte[]>>> records) {
        return positions.lock(tx, records.keySet()).map(stored -> {
            var passed = new HashMap<Integer, Passed>();
            stored.forEach((partition, position) -> passed.put(partition, pass(position, records.get(partition))));
            return new Locked(stored, passed);
        });
    }

    private Passed pass(PartitionPosition stored, List<ConsumerRecord<String, byte[]>> records) {
        var fresh = records.stream()
                .filter(record -> record.offset() >= stored.nextOffset())
                .toList();
        var stale = records.size() - fresh.size();
        if (fresh.isEmpty()) return Passed.nothing(stored, stale, false);
        if (fresh.getFirst().offset() > stored.nextOffset()) return Passed.nothing(stored, stale, true);
        var acceptance = Acceptance.of(stored, fresh, seen);
        return new Passed(acceptance.position(), stale, false, acceptance);
    }

    /** The step behind the locks of the positions. */
    private final class Locked {
        private final Map<Integer, PartitionPosition> from;
        private final Map<Integer, Passed> passed;

        Locked(Map<Integer, PartitionPosition> from, Map<Integer, Passed> passed) {
            this.from = from;
            this.passed = passed;
        }

        Uni<Done> apply(SqlConnection tx) {
            return sort(tx).chain(sorted -> reaction.before(sorted.free())
                    .chain(() -> lockHeads(tx, sorted))
                    .chain(() -> react(tx, sorted.free()))
                    .chain(() -> finish(tx, sorted)));
        }

        /** To let a skipped record go may append where the reaction does not: then all heads are locked first, in order. */
        private Uni<Void> lockHeads(SqlConnection tx, Sorted sorted) {
            return sorted.skips().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : journal.heads().lock(tx, from.keySet()).replaceWithVoid();
        }

        Uni<Done> park(SqlConnection tx, int partition, String cause) {
            return sort(tx).chain(sorted -> {
                if (sorted.free().isEmpty()) return finish(tx, sorted);
                passed.computeIfPresent(partition, (_, pass) -> pass.parkingOneMore());
                return parkAll(tx, sorted.free(), cause).chain(() -> finish(tx, sorted));
            });
        }

        private Uni<Done> finish(SqlConnection tx, Sorted sorted) {
            return quarantine
                    .queue(tx, sorted.waiting())
                    .chain(() -> release(tx, sorted.skips()))
                    .call(() -> positions.move(tx, from, moved()))
                    .map(released -> new Done(passed, released));
        }

        private Map<Integer, PartitionPosition> moved() {
            var moved = new HashMap<Integer, PartitionPosition>();
            passed.forEach((partition, pass) -> {
                if (pass.acceptance() != null) moved.put(partition, pass.position());
            });
            return moved;
        }

        private Uni<Sorted> sort(SqlConnection tx) {
            var accepted = accepted();
            if (from.values().stream().allMatch(position -> position.parked() == 0))
                return Uni.createFrom().item(new Sorted(accepted, List.of()));
            var dossiers = accepted.stream().map(r -> r.record().dossier()).collect(Collectors.toSet());
            return quarantine.parked(tx, dossiers).map(parked -> ConsumerStep.sort(accepted, parked));
        }

        /** Partition by partition. */
        private List<PlacedRecord> accepted() {
            return passed.values().stream()
                    .flatMap(pass -> Optional.ofNullable(pass.acceptance()).stream())
                    .flatMap(acceptance -> acceptance.accepted().stream())
                    .toList();
        }
    }

    private static Sorted sort(List<PlacedRecord> accepted, Set<Parked> parked) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (var record : accepted) {
            (parked.contains(Parked.by(record)) ? sorted.waiting() : sorted.free()).add(record);
        }
        return sorted;
    }

    private Uni<Void> react(SqlConnection tx, List<PlacedRecord> records) {
        return records.isEmpty() ? Uni.createFrom().voidItem() : reaction.apply(tx, records);
    }

    private Uni<Void> parkAll(SqlConnection tx, List<PlacedRecord> poisoned, String cause) {
        return quarantine.park(tx, Parked.by(poisoned.getFirst()), cause).chain(() -> quarantine.queue(tx, poisoned));
    }

    /** A skip that the log tells of, another service's or in a rebuild, lets the skipped record go here too. */
    private Uni<List<String>> release(SqlConnection tx, Collection<LogRecord> skips) {
        Uni<List<String>> released = Uni.createFrom().item(new ArrayList<>());
        for (var skip : skips) {
            var said = (QuarantineSkipped) EventTypes.decode(skip.type(), skip.data());
            released = released.call(dossiers -> quarantine
                    .remove(tx, new Parked(skip.dossier(), skip.shard()), said.event())
                    .call(found -> found.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : letGo(tx, found.get().record(), skip, said.reason()))
                    .invoke(found -> found.ifPresent(gone -> dossiers.add(skip.dossier()))));
        }
        return released;
    }

    /** With a skip of its own this service has said everything when it skipped. */
    private Uni<Void> letGo(SqlConnection tx, LogRecord skipped, LogRecord skip, String reason) {
        var released = quarantine.release(tx, new Parked(skip.dossier(), skip.shard()));
        if (skip.owner() == journal.owner()) return released;
        return released.chain(() -> journal.append(tx, skip.shard(), hook.alsoSay(skipped, reason, skip.actor())))
                .chain(() -> hook.alsoWrite(tx, skipped));
    }
}

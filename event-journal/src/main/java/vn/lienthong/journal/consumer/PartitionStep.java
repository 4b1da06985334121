package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.Quarantine.SkipHook;

/** One transaction of the consumer: lock the position, accept, apply or queue, move the position. */
final class PartitionStep {
    private static final String SKIPPED = EventTypes.nameOf(QuarantineSkipped.class);

    private final Journal journal;
    private final PositionTable positions;
    private final QuarantineTable quarantine;
    private final LogReaction reaction;
    private final SkipHook hook;
    private final SeenHashes seen = new SeenHashes();

    PartitionStep(
            Journal journal, PositionTable positions, QuarantineTable quarantine, LogReaction reaction, SkipHook hook) {
        this.journal = journal;
        this.positions = positions;
        this.quarantine = quarantine;
        this.reaction = reaction;
        this.hook = hook;
    }

    /**
     * @param stale records that were applied before, perhaps by another consumer
     * @param hole the records begin behind the next offset and cannot be applied
     * @param acceptance null if there was nothing to accept
     * @param released dossiers whose poisoned record was skipped, to be tried again
     */
    record Done(PartitionPosition position, int stale, boolean hole, Acceptance acceptance, List<String> released) {}

    /** What goes through at once, what waits behind its dossier, and what the log says of waiting ones. */
    private record Sorted(List<PlacedRecord> free, List<PlacedRecord> waiting) {
        List<LogRecord> skips() {
            return waiting.stream()
                    .map(PlacedRecord::record)
                    .filter(record -> record.type().equals(SKIPPED))
                    .toList();
        }
    }

    Uni<Done> apply(SqlConnection tx, int partition, List<ConsumerRecord<String, byte[]>> records) {
        return step(tx, partition, records, Optional.empty());
    }

    /** The same for one record that cannot be applied: its dossier is parked with it. */
    Uni<Done> park(SqlConnection tx, int partition, ConsumerRecord<String, byte[]> record, String cause) {
        return step(tx, partition, List.of(record), Optional.of(cause));
    }

    private Uni<Done> step(
            SqlConnection tx, int partition, List<ConsumerRecord<String, byte[]>> records, Optional<String> poison) {
        return positions.lock(tx, partition).chain(stored -> {
            var fresh = records.stream()
                    .filter(record -> record.offset() >= stored.nextOffset())
                    .toList();
            var stale = records.size() - fresh.size();
            if (fresh.isEmpty()) return nothing(stored, stale, false);
            if (fresh.getFirst().offset() > stored.nextOffset()) return nothing(stored, stale, true);
            return effect(tx, partition, stored, Acceptance.of(stored, fresh, seen), poison, stale);
        });
    }

    private static Uni<Done> nothing(PartitionPosition stored, int stale, boolean hole) {
        return Uni.createFrom().item(new Done(stored, stale, hole, null, List.of()));
    }

    private Uni<Done> effect(
            SqlConnection tx,
            int partition,
            PartitionPosition stored,
            Acceptance acceptance,
            Optional<String> poison,
            int stale) {
        return sort(tx, stored, acceptance.accepted()).chain(sorted -> {
            var parks = poison.isPresent() && !sorted.free().isEmpty();
            var moved = parks ? acceptance.position().parkingOneMore() : acceptance.position();
            return (parks ? park(tx, partition, sorted.free(), poison.get()) : react(tx, partition, sorted.free()))
                    .chain(() -> quarantine.queue(tx, sorted.waiting()))
                    .chain(() -> release(tx, partition, sorted.skips()))
                    .call(() -> positions.move(tx, partition, stored, moved))
                    .map(released -> new Done(moved, stale, false, acceptance, released));
        });
    }

    private Uni<Sorted> sort(SqlConnection tx, PartitionPosition stored, List<PlacedRecord> accepted) {
        if (stored.parked() == 0) return Uni.createFrom().item(new Sorted(accepted, List.of()));
        var dossiers = accepted.stream().map(r -> r.record().dossier()).collect(Collectors.toSet());
        return quarantine.parked(tx, dossiers).map(parked -> sort(accepted, parked));
    }

    private static Sorted sort(List<PlacedRecord> accepted, Set<String> parked) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (var record : accepted) {
            (parked.contains(record.record().dossier()) ? sorted.waiting() : sorted.free()).add(record);
        }
        return sorted;
    }

    private Uni<Void> react(SqlConnection tx, int partition, List<PlacedRecord> records) {
        return records.isEmpty() ? Uni.createFrom().voidItem() : reaction.apply(tx, partition, records);
    }

    private Uni<Void> park(SqlConnection tx, int partition, List<PlacedRecord> poisoned, String cause) {
        return quarantine
                .park(tx, partition, poisoned.getFirst().record().dossier(), cause)
                .chain(() -> quarantine.queue(tx, poisoned));
    }

    /** A skip that the log tells of, another service's or in a rebuild, lets the skipped record go here too. */
    private Uni<List<String>> release(SqlConnection tx, int partition, List<LogRecord> skips) {
        Uni<List<String>> released = Uni.createFrom().item(new ArrayList<>());
        for (var skip : skips) {
            var said = (QuarantineSkipped) EventTypes.decode(skip.type(), skip.data());
            released = released.call(dossiers -> quarantine
                    .remove(tx, skip.dossier(), said.event())
                    .call(found -> found.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : letGo(tx, partition, found.get().record(), skip, said.reason()))
                    .invoke(found -> found.ifPresent(gone -> dossiers.add(skip.dossier()))));
        }
        return released;
    }

    /** With a skip of its own this service has said everything when it skipped. */
    private Uni<Void> letGo(SqlConnection tx, int partition, LogRecord skipped, LogRecord skip, String reason) {
        var released = quarantine.release(tx, skip.dossier());
        if (skip.owner() == journal.owner()) return released;
        return released.chain(() -> journal.append(tx, partition, hook.alsoSay(skipped, reason, skip.actor())))
                .chain(() -> hook.alsoWrite(tx, skipped));
    }
}

package vn.lienthong.journal.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Outage;
import vn.lienthong.journal.reference.KnownReference;

/**
 * Applies the log, each record once and in order. Per partition it keeps the next offset and, per (owner, shard), the
 * last position and hash, written in the transaction of the effect: a batch of a consumer that has lost its partition
 * finds the position moved and changes nothing.
 *
 * <p>A record with the next position and the right previous hash is applied. A lower one with the same bytes is a
 * re-send, dropped and counted. A higher one is not applied, the relay will send it again. Anything else, or a gap open
 * for a minute, stops the partition with an alarm.
 *
 * <p>What a poll brings waits until this service knows the reference data that it was decided with: a fact of a new ward
 * never comes before the ward.
 *
 * <p>A record that cannot be applied parks only its own dossier, see {@link Quarantine}. While the database is away the
 * consumer waits and tries again.
 */
public final class PositionedConsumer {
    private static final Logger LOG = Logger.getLogger(PositionedConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /** How often a waiting caller looks whether another instance has applied what he waits for. */
    private static final Duration LOOK_AROUND = Duration.ofMillis(50);

    /**
     * So many records are worth a transaction of their own. What costs most in a small one is that it is one, so a poll
     * that brings little of each partition is applied as a whole.
     */
    private static final int PARCEL = 500;

    private static final int PARCELS_AT_ONCE = 4;

    /**
     * @param reader names the set of positions; a rebuild beside the live views has its own
     * @param gapPatience how long a gap may stay open
     * @param skipHook see {@link Quarantine.SkipHook}
     * @param clock for the time of skips
     * @param reference waits until the log of reference data is known up to a position
     */
    public record Settings(
            String reader,
            Duration gapPatience,
            Quarantine.SkipHook skipHook,
            InstantSource clock,
            LongFunction<Uni<Void>> reference) {
        /** Reads on whatever is known of reference data. */
        public static Settings named(String reader) {
            return new Settings(
                    reader,
                    Duration.ofMinutes(1),
                    (skipped, reason, actor) -> List.of(),
                    InstantSource.system(),
                    position -> Uni.createFrom().voidItem());
        }

        public Settings skipHook(Quarantine.SkipHook hook) {
            return new Settings(reader, gapPatience, hook, clock, reference);
        }

        public Settings gapPatience(Duration patience) {
            return new Settings(reader, patience, skipHook, clock, reference);
        }

        public Settings clock(InstantSource source) {
            return new Settings(reader, gapPatience, skipHook, source, reference);
        }

        /** What was decided with reference data is applied only when the same is known here. */
        public Settings knowing(KnownReference known) {
            return new Settings(reader, gapPatience, skipHook, clock, known::reached);
        }
    }

    /** @param alarm what stopped the partition; null while it runs */
    public record PartitionStatus(long nextOffset, Instant recordedAt, String alarm) {}

    private final Journal journal;
    private final LogEnds ends;
    private final Settings settings;
    private final PositionTable positions;
    private final ConsumerStep step;
    private final StoredQuarantine quarantine;
    private final Progress progress = new Progress();
    private final Map<Integer, Gaps> gaps = new ConcurrentHashMap<>();
    private final Map<Integer, String> alarms = new ConcurrentHashMap<>();
    private final Set<Integer> revoked = ConcurrentHashMap.newKeySet();
    private final Counter applied;
    private final Counter resent;
    private final Counter stale;
    private final Counter parked;

    public PositionedConsumer(
            Journal journal, LogReaction reaction, LogEnds ends, Settings settings, Optional<MeterRegistry> meters) {
        this.journal = journal;
        this.ends = ends;
        this.settings = settings;
        this.positions = new PositionTable(settings.reader());
        var table = new QuarantineTable(settings.reader());
        this.step = new ConsumerStep(journal, positions, table, reaction, settings.skipHook());
        this.quarantine =
                new StoredQuarantine(journal, positions, table, reaction, settings.skipHook(), settings.clock());
        var registry = meters.orElseGet(SimpleMeterRegistry::new);
        applied = counter(registry, "lienthong.consumer.applied");
        resent = counter(registry, "lienthong.consumer.resent.dropped");
        stale = counter(registry, "lienthong.consumer.stale.dropped");
        parked = counter(registry, "lienthong.consumer.parked");
        registry.gauge("lienthong.consumer.stopped", Tags.of("reader", settings.reader()), alarms, Map::size);
    }

    private Counter counter(MeterRegistry registry, String name) {
        return Counter.builder(name).tag("reader", settings.reader()).register(registry);
    }

    /** The partitions are ours. Where to begin reading: the stored next offset of each, 0 before the first record. */
    public Uni<Map<Integer, Long>> positions(Collection<Integer> partitions) {
        return positions
                .create(journal.pool(), partitions)
                .chain(() -> positions.read(journal.pool(), partitions))
                .invoke(found -> found.forEach(this::begin))
                .map(PositionedConsumer::offsets);
    }

    private static Map<Integer, Long> offsets(Map<Integer, PartitionPosition> positions) {
        var offsets = new HashMap<Integer, Long>();
        positions.forEach((partition, position) -> offsets.put(partition, position.nextOffset()));
        return offsets;
    }

    private void begin(int partition, PartitionPosition position) {
        revoked.remove(partition);
        alarms.remove(partition);
        gaps.put(partition, new Gaps(settings.gapPatience(), position.missing()));
        progress.moved(partition, position);
    }

    /** The partitions are no longer ours: retries under way for them end. */
    public void revoked(Collection<Integer> partitions) {
        revoked.addAll(partitions);
    }

    /** Applies a poll's records; completes when all effects are committed. */
    public Uni<Void> accept(ConsumerRecords<String, byte[]> batch) {
        return settings.reference().apply(referenceOf(batch)).chain(() -> acceptKnown(batch));
    }

    /** How far those who decided what the batch holds had read reference data. */
    private static long referenceOf(ConsumerRecords<String, byte[]> batch) {
        var furthest = 0L;
        for (var record : batch) furthest = Math.max(furthest, KafkaRecords.reference(record));
        return furthest;
    }

    private Uni<Void> acceptKnown(ConsumerRecords<String, byte[]> batch) {
        return Multi.createFrom()
                .iterable(parcels(batch))
                .onItem()
                .transformToUni(this::accept)
                .merge(PARCELS_AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    /** Each holds partitions whole, by number. */
    private static List<Map<Integer, List<ConsumerRecord<String, byte[]>>>> parcels(
            ConsumerRecords<String, byte[]> batch) {
        var parcels = new ArrayList<Map<Integer, List<ConsumerRecord<String, byte[]>>>>();
        var filled = PARCEL;
        for (var partition : batch.partitions()) {
            if (filled >= PARCEL) {
                parcels.add(new HashMap<>());
                filled = 0;
            }
            var records = batch.records(partition);
            parcels.getLast().put(partition.partition(), records);
            filled += records.size();
        }
        return parcels;
    }

    /** In one transaction; if that does not come about, each partition for itself. */
    private Uni<Void> accept(Map<Integer, List<ConsumerRecord<String, byte[]>>> parcel) {
        var running = new HashMap<>(parcel);
        running.keySet().removeIf(partition -> !running(partition));
        if (running.size() < 2) return apart(running);
        return apply(running)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "the partitions %s go apart", running.keySet()))
                .onFailure()
                .recoverWithUni(() -> apart(running));
    }

    /** One after the other: the parcels of a poll together must not take the whole pool of connections. */
    private Uni<Void> apart(Map<Integer, List<ConsumerRecord<String, byte[]>>> records) {
        return Multi.createFrom()
                .iterable(records.entrySet())
                .onItem()
                .transformToUniAndConcatenate(partition -> accept(partition.getKey(), partition.getValue()))
                .onItem()
                .ignoreAsUni();
    }

    /** Applies records of one partition, in offset order. Never fails: it tries again, parks or stops the partition. */
    public Uni<Void> accept(int partition, List<ConsumerRecord<String, byte[]>> records) {
        if (records.isEmpty() || !running(partition)) return Uni.createFrom().voidItem();
        return persistently(partition, () -> apply(Map.of(partition, records)))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> oneByOne(partition, records))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "partition %d was taken away meanwhile", partition))
                .onFailure()
                .recoverWithNull();
    }

    private boolean running(int partition) {
        return !alarms.containsKey(partition) && !revoked.contains(partition);
    }

    /** Tries again while the infrastructure is away and the partition is ours. */
    private Uni<Void> persistently(int partition, Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure(failure -> Outage.is(failure) && !revoked.contains(partition))
                .invoke(failure -> LOG.warnf("what the log brings waits: %s", Outage.words(failure)))
                .onFailure(failure -> Outage.is(failure) && !revoked.contains(partition))
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely();
    }

    private Uni<Void> apply(Map<Integer, List<ConsumerRecord<String, byte[]>>> records) {
        return journal.inTransaction(tx -> step.apply(tx, records)).chain(this::finish);
    }

    private Uni<Void> oneByOne(int partition, List<ConsumerRecord<String, byte[]>> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(record -> persistently(partition, () -> applyOrPark(partition, record)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> applyOrPark(int partition, ConsumerRecord<String, byte[]> record) {
        if (!running(partition)) return Uni.createFrom().voidItem();
        return apply(Map.of(partition, List.of(record)))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> park(partition, record, failure));
    }

    private Uni<Void> park(int partition, ConsumerRecord<String, byte[]> record, Throwable failure) {
        logParking(partition, record, failure);
        parked.increment();
        return journal.inTransaction(tx -> step.park(tx, partition, record, Cause.of(failure)))
                .chain(this::finish);
    }

    /** With the ids as fields of the line, so that whoever looks for a dossier finds it. */
    private static void logParking(int partition, ConsumerRecord<String, byte[]> record, Throwable failure) {
        MDC.put("dossier", header(record, "ce_subject"));
        MDC.put("event", header(record, "ce_id"));
        try {
            LOG.errorf("partition %d offset %d cannot be applied: %s", partition, record.offset(), Cause.of(failure));
        } finally {
            MDC.remove("dossier");
            MDC.remove("event");
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Uni<Void> finish(ConsumerStep.Done done) {
        done.partitions().forEach(this::passed);
        return Multi.createFrom()
                .iterable(done.released())
                .onItem()
                .transformToUniAndConcatenate(quarantine::goOn)
                .onItem()
                .ignoreAsUni();
    }

    private void passed(int partition, ConsumerStep.Passed passed) {
        stale.increment(passed.stale());
        progress.moved(partition, passed.position());
        if (passed.hole()) gaps(partition).hole();
        if (passed.acceptance() != null) watch(partition, passed.acceptance());
        watchGaps(partition);
    }

    private void watch(int partition, Acceptance acceptance) {
        applied.increment(acceptance.accepted().size());
        resent.increment(acceptance.resent());
        acceptance.fault().ifPresent(fault -> stop(partition, fault));
        gaps(partition).after(acceptance);
    }

    private Gaps gaps(int partition) {
        return gaps.computeIfAbsent(partition, first -> new Gaps(settings.gapPatience(), Set.of()));
    }

    private void watchGaps(int partition) {
        gaps(partition).overdue().ifPresent(missing -> stop(partition, missing + " has been missing for too long"));
    }

    private void stop(int partition, String alarm) {
        LOG.errorf("ALARM: partition %d stops: %s", partition, alarm);
        alarms.putIfAbsent(partition, alarm);
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    /**
     * Applies what waits of a dossier that another reader has let go already, without a word in the log.
     *
     * @return whether all went through
     */
    public Uni<Boolean> goOn(String dossier) {
        return quarantine.goOn(dossier);
    }

    /** The last applied position of each (owner, shard), as {@code intake-3 → 1234}. */
    public Map<String, Long> applied() {
        return progress.applied();
    }

    /** The last applied position of the owner's shard, 0 before the first. */
    public long applied(Owner owner, int shard) {
        return progress.applied(new SourceKey(owner, shard));
    }

    public Map<Integer, PartitionStatus> partitions() {
        var statuses = new HashMap<Integer, PartitionStatus>();
        progress.partitions()
                .forEach((partition, position) -> statuses.put(
                        partition,
                        new PartitionStatus(position.nextOffset(), position.recordedAt(), alarms.get(partition))));
        return statuses;
    }

    /** Completes once the event has been applied (by any instance); fails with {@link NotPassedYet} after the timeout. */
    public Uni<Void> waitUntilApplied(EventId event, Duration timeout) {
        var key = new SourceKey(event.owner(), event.shard());
        return until(event.shard(), () -> progress.applied(key) >= event.position(), event.toString(), timeout);
    }

    /** Completes once the partition's end as of the subscription has been passed; fails with {@link NotPassedYet}. */
    public Uni<Void> waitUntilEndAsOfNow(int partition, Duration timeout) {
        return ends.ends()
                .onFailure()
                .transform(away -> endUnknown(partition))
                .chain(found -> {
                    var end = found.get(partition);
                    return until(
                            partition, () -> progress.nextOffset(partition) >= end, partition + "@" + end, timeout);
                })
                .ifNoItem()
                .after(timeout)
                .failWith(() -> endUnknown(partition));
    }

    private static NotPassedYet endUnknown(int partition) {
        return new NotPassedYet("the log does not tell where partition " + partition + " ends");
    }

    private Uni<Void> until(int partition, BooleanSupplier reached, String what, Duration timeout) {
        return Uni.createFrom().deferred(() -> {
            if (reached.getAsBoolean()) return Uni.createFrom().voidItem();
            var looking = lookAround(partition);
            return progress.until(reached)
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> new NotPassedYet("not applied yet: " + what))
                    .onTermination()
                    .invoke(looking::cancel);
        });
    }

    /** Another instance may be the one that applies the partition: looks at what is stored, now and then. */
    private Cancellable lookAround(int partition) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK_AROUND)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> positions.read(journal.pool(), List.of(partition)))
                .subscribe()
                .with(
                        found -> found.forEach(progress::moved),
                        failure -> LOG.debugf("cannot look around: %s", failure.getMessage()));
    }

    /**
     * Looks after what no record would bring up: gaps that stay open, and dossiers of ours that were let go from quarantine
     * when the service died or its database went away. To be called about once a second.
     */
    public Uni<Void> tend() {
        return Uni.createFrom().deferred(() -> {
            gaps.keySet().forEach(this::watchGaps);
            var parking = progress.partitions().entrySet().stream()
                    .filter(partition -> partition.getValue().parked() > 0)
                    .map(Map.Entry::getKey)
                    .filter(this::running)
                    .toList();
            return parking.isEmpty() ? Uni.createFrom().voidItem() : quarantine.retryReleased(parking);
        });
    }
}

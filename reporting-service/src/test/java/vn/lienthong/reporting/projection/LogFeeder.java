package vn.lienthong.reporting.projection;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.consumer.PlacedRecord;

/** Stands in for the log where a test is about the projection alone: places facts and hands them over in batches. */
@Singleton
public class LogFeeder {
    private static final String MOVE = """
            insert into consumer_position (reader, partition, next_offset) values ('reporting', $1, $2)
            on conflict (reader, partition) do update set next_offset = excluded.next_offset
            """;

    private static final String PARK = """
            with parked as (
                insert into quarantine (reader, dossier, partition, cause) values ('reporting', $1, $2, 'a test')
                on conflict do nothing)
            insert into quarantine_record (reader, dossier, partition, log_offset, log_recorded_at, event, record)
            values ('reporting', $1, $2, $3, $4, $5, '')
            """;
    private static final String FREE = """
            with freed as (delete from quarantine where reader = 'reporting' and dossier = $1)
            delete from quarantine_record where reader = 'reporting' and dossier = $1
            """;

    private final Pool pool;
    private final FollowedViews views;
    private final Map<Integer, List<PlacedRecord>> partitions = new TreeMap<>();
    private final Map<Integer, Integer> fed = new HashMap<>();
    private final Map<String, List<PlacedRecord>> parked = new HashMap<>();
    private Instant recorded = Instant.parse("2026-01-01T00:00:00Z");

    LogFeeder(Pool pool, FollowedViews views) {
        this.pool = pool;
        this.views = views;
    }

    /** A new log before empty tables. */
    public void reset() {
        partitions.clear();
        parked.clear();
        fed.clear();
        recorded = Instant.parse("2026-01-01T00:00:00Z");
        emptyTables();
    }

    /** What comes next is recorded later than that. */
    public void recordFrom(Optional<Instant> earlier) {
        recorded = earlier.filter(recorded::isBefore).orElse(recorded);
    }

    public void emptyTables() {
        OwnerConnection.execute(
                "truncate fact, dossier, ledger_entry, unit_balance, channel_balance, detail_balance, source_unit,"
                        + " source_complete, consumer_position, quarantine, quarantine_record");
    }

    /** Puts a fact at the end of its partition; returns its id. */
    public String add(String dossier, Instant time, DossierEvent event, Flag... flags) {
        return add(dossier, dossier, time, event, null, Set.of(flags), null);
    }

    /** The same by somebody. */
    public String addBy(String actor, String dossier, Instant time, DossierEvent event) {
        return add(dossier, dossier, time, event, null, Set.of(), null, actor);
    }

    /** The same with free text that its owner had sealed. */
    public String addSealed(String dossier, Instant time, DossierEvent event, String sealed) {
        return add(dossier, dossier, time, event, null, Set.of(), sealed);
    }

    public String add(String dossier, String root, Instant time, DossierEvent event, PostId origin) {
        return add(dossier, root, time, event, origin, Set.of(), null);
    }

    private String add(
            String dossier,
            String root,
            Instant time,
            DossierEvent event,
            PostId origin,
            Set<Flag> flags,
            String sealed) {
        return add(dossier, root, time, event, origin, flags, sealed, null);
    }

    /** The same as an earlier version of the suite wrote it. */
    public String addAs(String type, String data, String dossier, Instant time, DossierEvent event) {
        return add(owner(event), type, data, dossier, dossier, time, null, Set.of(), null, null);
    }

    private String add(
            String dossier,
            String root,
            Instant time,
            DossierEvent event,
            PostId origin,
            Set<Flag> flags,
            String sealed,
            String actor) {
        var type = EventTypes.nameOf(event);
        return add(owner(event), type, EventTypes.encode(event), dossier, root, time, origin, flags, sealed, actor);
    }

    private String add(
            Owner owner,
            String type,
            String data,
            String dossier,
            String root,
            Instant time,
            PostId origin,
            Set<Flag> flags,
            String sealed,
            String actor) {
        int partition = Shards.STANDARD.of(root);
        var records = partitions.computeIfAbsent(partition, _ -> new ArrayList<>());
        long offset = records.size();
        recorded = recorded.plusMillis(1);
        var record = new LogRecord(
                owner,
                partition,
                offset + 1,
                type,
                dossier,
                root,
                1,
                time,
                recorded,
                "00565",
                actor,
                null,
                null,
                origin,
                flags,
                sealed,
                null,
                0,
                data,
                Hash.ZERO,
                Hash.ZERO);
        records.add(new PlacedRecord(record, offset, recorded));
        return record.id();
    }

    /** All that was placed, by partition. */
    public Map<Integer, List<PlacedRecord>> placed() {
        return partitions;
    }

    public int size() {
        return partitions.values().stream().mapToInt(List::size).sum();
    }

    public Instant recorded() {
        return recorded;
    }

    /** Hands everything over, in batches of that size. */
    public void feed(int batch) {
        fed.clear();
        feedNew(batch);
    }

    /** Hands over what came since. */
    public void feedNew(int batch) {
        partitions.keySet().forEach(partition -> feedNew(batch, partition));
    }

    /** Hands over what came since in that partition. */
    public void feedNew(int batch, int partition) {
        var records = partitions.getOrDefault(partition, List.of());
        for (int from = fed.getOrDefault(partition, 0); from < records.size(); from += batch) {
            apply(partition, records.subList(from, Math.min(records.size(), from + batch)));
        }
        fed.put(partition, records.size());
    }

    /** The next offsets, as answers give them. */
    public String position() {
        return partitions.entrySet().stream()
                .map(partition ->
                        "\"" + partition.getKey() + "\":" + partition.getValue().size())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What comes of the dossier waits in quarantine from here on. */
    public void park(String dossier) {
        parked.put(dossier, new ArrayList<>());
    }

    /** The fault is mended before a rebuild. */
    public void parkNobody() {
        parked.clear();
    }

    /** Applies what waits of the dossier, as an operator's retry does. */
    public void retry(String dossier) {
        var waiting = parked.remove(dossier);
        pool.withTransaction(tx -> views.apply(tx, waiting)
                        .chain(() -> tx.preparedQuery(FREE).execute(Tuple.of(dossier))))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private List<PlacedRecord> free(List<PlacedRecord> records) {
        records.stream()
                .filter(placed -> parked.containsKey(placed.record().dossier()))
                .forEach(this::parkRecord);
        return records.stream()
                .filter(placed -> !parked.containsKey(placed.record().dossier()))
                .toList();
    }

    private void parkRecord(PlacedRecord placed) {
        parked.get(placed.record().dossier()).add(placed);
        pool.preparedQuery(PARK)
                .execute(Tuple.of(
                        placed.record().dossier(),
                        (short) placed.partition(),
                        placed.offset(),
                        placed.recordedAt().atOffset(ZoneOffset.UTC),
                        placed.record().id()))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private void apply(int partition, List<PlacedRecord> records) {
        var free = free(records);
        pool.withTransaction(tx -> views.apply(tx, free).chain(() -> tx.preparedQuery(MOVE)
                        .execute(Tuple.of((short) partition, records.getLast().offset() + 1))))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static Owner owner(DossierEvent event) {
        if (event instanceof DeadlineEvent) return Owner.DEADLINE;
        return event instanceof RoutingEvent ? Owner.ROUTING : Owner.INTAKE;
    }
}

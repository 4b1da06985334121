package vn.lienthong.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/**
 * The append-only journal of one owner: gap-free positions and a hash chain per shard, contiguous versions per dossier,
 * recorded time that never falls along a shard. Everything happens inside a transaction of the caller, who must have it
 * committed through {@link #inTransaction} or call {@link #committed()} himself, or the relay learns of it only at its
 * next round.
 */
public final class Journal {
    private final Pool pool;
    private final Owner owner;
    private final Shards shards;
    private final EventTable events;
    private final ShardHeads heads;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong appends = new AtomicLong();
    private final AtomicLong ownLogWritten = new AtomicLong();
    private volatile LongSupplier reference = () -> 0;

    private Journal(Pool pool, Owner owner, Shards shards, Optional<InstantSource> clock) {
        this.pool = pool;
        this.owner = owner;
        this.shards = shards;
        this.events = new EventTable(owner);
        this.heads = new ShardHeads(clock);
    }

    /**
     * Opens the owner's journal, creating its heads the first time. Recorded time is the database's clock.
     *
     * <p>Fails with {@link JournalMismatch} if the database holds the journal of another owner, shard count or hash
     * function.
     */
    public static Uni<Journal> open(Pool pool, Owner owner, Shards shards) {
        return open(pool, owner, shards, Optional.empty());
    }

    /** The same with a clock of the caller's instead of the database's, for tests that move time by hand. */
    public static Uni<Journal> open(Pool pool, Owner owner, Shards shards, Optional<InstantSource> clock) {
        var journal = new Journal(pool, owner, shards, clock);
        return new JournalIdentity(owner, shards).confirm(pool).replaceWith(journal);
    }

    /** From now on records say how far the log of reference data has been read by who decides them. */
    public Journal decidingWith(LongSupplier referencePosition) {
        reference = referencePosition;
        return this;
    }

    public Owner owner() {
        return owner;
    }

    public Shards shards() {
        return shards;
    }

    public Pool pool() {
        return pool;
    }

    /**
     * Appends the drafts, in order, to one shard: locks its head, stamps recorded time, versions, positions and hashes,
     * inserts, moves the head. Several shards in one transaction must be appended to in ascending order.
     */
    public Uni<List<LogRecord>> append(SqlConnection tx, int shard, List<Draft> drafts) {
        return append(tx, Map.of(shard, drafts));
    }

    /** The same for several shards at once; the records come shard by shard. */
    public Uni<List<LogRecord>> append(SqlConnection tx, Map<Integer, List<Draft>> drafts) {
        var all = drafts.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) return Uni.createFrom().item(List.of());
        var shards = drafts.keySet().stream()
                .filter(shard -> !drafts.get(shard).isEmpty())
                .toList();
        return heads.lock(tx, shards)
                .chain(locked ->
                        events.versions(tx, Append.dossiersOf(all)).map(versions -> behind(locked, versions, drafts)))
                .chain(appended -> write(tx, appended)
                        .replaceWith(appended.stream()
                                .flatMap(shard -> shard.records().stream())
                                .toList()));
    }

    private List<Appended> behind(
            Map<Integer, Head> heads, Map<String, Integer> versions, Map<Integer, List<Draft>> drafts) {
        var append = appending(versions);
        return heads.entrySet().stream()
                .map(head -> append.behind(head.getValue(), drafts.get(head.getKey())))
                .toList();
    }

    /**
     * Turns drafts into records.
     *
     * @param versions the last version of each dossier that has facts already
     */
    public Append appending(Map<String, Integer> versions) {
        return new Append(owner, versions, () -> reference.getAsLong());
    }

    /** Inserts what was appended to locked heads and moves them; no shard twice. */
    public Uni<Void> write(SqlConnection tx, List<Appended> appended) {
        var records =
                appended.stream().flatMap(shard -> shard.records().stream()).toList();
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        appends.incrementAndGet();
        appended.stream()
                .filter(shard -> shard.head().shard() >= shards.count())
                .forEach(shard -> ownLogWritten.accumulateAndGet(shard.head().position(), Math::max));
        return Uni.combine()
                .all()
                .unis(
                        events.insert(tx, records),
                        heads.move(tx, appended.stream().map(Appended::head).toList()))
                .discardItems();
    }

    /** The owner's own facts of these dossiers, each list in the order of versions; a dossier without facts is absent. */
    public Uni<Map<String, List<LogRecord>>> facts(SqlConnection tx, Collection<String> dossiers) {
        return events.facts(tx, dossiers);
    }

    /** The root codes under which the owner's own facts of these dossiers stand; a dossier without facts is absent. */
    public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return events.partitionKeys(tx, dossiers);
    }

    /** Runs the work in one READ COMMITTED transaction and wakes the relay if anything was appended meanwhile. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var before = appends.get();
            return QuietConnection.inTransaction(pool, work).invoke(() -> {
                if (appends.get() != before) committed();
            });
        });
    }

    /** To be called after the commit of a transaction that appended and did not run in {@link #inTransaction}. */
    public void committed() {
        listeners.forEach(Runnable::run);
    }

    /** The highest position that this instance has written to the shard beside those of dossiers, committed or not. */
    public long ownLogWritten() {
        return ownLogWritten.get();
    }

    /** Registers what wants to know of commits; it is run on the committing thread and must be quick. */
    public void onCommitted(Runnable listener) {
        listeners.add(listener);
    }

    /** The shard heads, for those who lay out a transaction of their own around {@link #write}. */
    public ShardHeads heads() {
        return heads;
    }

    /** The event table, read side and insert. */
    public EventTable events() {
        return events;
    }
}

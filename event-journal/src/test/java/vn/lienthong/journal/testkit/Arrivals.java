package vn.lienthong.journal.testkit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;

/** The smallest reaction: writes what arrived into a table, and fails on the events it is told to. */
public final class Arrivals implements LogReaction {
    private final JournalDatabase database;
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    private final Set<Throwable> failOnce = ConcurrentHashMap.newKeySet();

    public Arrivals(JournalDatabase database) {
        this.database = database;
        database.execute("""
                create table if not exists arrival (
                    n bigint generated always as identity, dossier text, event text unique, log_offset bigint,
                    recorded_at timestamptz);
                grant select, insert on arrival to public""");
    }

    public void poison(String event) {
        poisoned.add(event);
    }

    public void heal(String event) {
        poisoned.remove(event);
    }

    /** The next call fails with this, once. */
    public void failOnce(Throwable failure) {
        failOnce.add(failure);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        for (var failure : new HashSet<>(failOnce)) {
            failOnce.remove(failure);
            return Uni.createFrom().failure(failure);
        }
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var record : records) done = done.chain(() -> insert(tx, record));
        return done;
    }

    private Uni<Void> insert(SqlConnection tx, PlacedRecord placed) {
        if (poisoned.contains(placed.record().id()))
            return Uni.createFrom().failure(new IllegalStateException("poisoned"));
        return tx.preparedQuery("insert into arrival (dossier, event, log_offset, recorded_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        placed.record().dossier(),
                        placed.record().id(),
                        placed.offset(),
                        placed.recordedAt().atOffset(java.time.ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The ids of the events that arrived, in order. */
    public List<String> events() {
        return database.rows("select event from arrival order by n").stream()
                .map(List::getFirst)
                .toList();
    }

    /** The same for one dossier. */
    public List<String> events(String dossier) {
        return database.rows("select event from arrival where dossier = '" + dossier + "' order by n").stream()
                .map(List::getFirst)
                .toList();
    }
}

package vn.lienthong.reporting.views;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which set of views a transaction reads or writes. Whoever has entered one finds its tables under their plain names to the
 * end of the transaction, and it stays there so long.
 */
@Singleton
public class ViewSets {
    private static final String ENTER_READABLE = "select enter_readable_views($1)";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ENTER = "select enter_views($1)";
    private static final String FOLLOWED = "select view_set, partition from followed_sets($1)";

    private final AskedViews asked;

    ViewSets(AskedViews asked) {
        this.asked = asked;
    }

    /**
     * Enters the set that is to answer: the one that was asked for, or the live one. To be the first thing in a transaction
     * that reads what is published.
     *
     * <p>Fails, 404, where there are no such views.
     */
    public Uni<Void> enterAsked(SqlConnection tx) {
        var set = asked.set();
        return tx.preparedQuery(ENTER_READABLE)
                .execute(Tuple.of(set.orElse(null)))
                .invoke(rows -> UnknownViews.unless(rows.iterator().next().getInteger(0) != null, set))
                .replaceWithVoid();
    }

    /** Enters the set that is published, whatever was asked for. */
    public Uni<Void> enterLive(SqlConnection tx) {
        return tx.preparedQuery("select enter_live_views()").execute().replaceWithVoid();
    }

    public Uni<Void> enter(SqlConnection tx, int set) {
        return tx.preparedQuery(ENTER).execute(Tuple.of(set)).replaceWithVoid();
    }

    /**
     * The partitions of each set that the records of these partitions are brought to; it stays so to the end of the
     * transaction, which holds the positions of the partitions.
     */
    public Uni<Map<Integer, Set<Integer>>> followed(SqlConnection tx, Collection<Integer> partitions) {
        var asked = partitions.stream().map(Integer::shortValue).toArray(Short[]::new);
        return tx.preparedQuery(FOLLOWED).execute(Tuple.of(asked)).map(rows -> {
            var sets = new TreeMap<Integer, Set<Integer>>();
            rows.forEach(row -> sets.computeIfAbsent(row.getInteger(0), _ -> new TreeSet<>())
                    .add(row.getShort(1).intValue()));
            return sets;
        });
    }

    /** Waits for all who read or write views, and lets nobody begin until this transaction ends; no longer than a moment. */
    public Uni<Void> lock(SqlConnection tx) {
        return tx.query("set local lock_timeout = '250ms'; lock table live_set in access exclusive mode;"
                        + " set local lock_timeout = 0")
                .execute()
                .replaceWithVoid();
    }

    /** Tries again while somebody reads for long, so that those behind him are not kept waiting. */
    public <T> Uni<T> patiently(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(failure -> failure instanceof PgException pg && LOCK_NOT_AVAILABLE.equals(pg.getSqlState()))
                .retry()
                .withBackOff(SOON, LATER)
                .expireIn(PATIENCE.toMillis());
    }

    /**
     * Lets another set answer from the end of the transaction on, which holds the {@link #lock}.
     *
     * @return the one that answered before
     */
    public Uni<Integer> letAnswer(SqlConnection tx, int set) {
        return tx.query("select view_set from live_set")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .call(() ->
                        tx.preparedQuery("update live_set set view_set = $1").execute(Tuple.of(set)));
    }

    /** Brings a set forward no more; the transaction holds the {@link #lock}. */
    public Uni<Void> leave(SqlConnection tx, int set) {
        return tx.preparedQuery("delete from followed_partition where view_set = $1")
                .execute(Tuple.of(set))
                .replaceWithVoid();
    }
}

package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/** The last number that was used per agency and day. */
final class CodeCounters {
    private static final String LOCK = """
            insert into code_counter as c (agency, day, last)
            select agency, day, 0 from unnest($1::text[], $2::date[]) w (agency, day) order by 1, 2
            on conflict (agency, day) do update set last = c.last
            returning agency, day, last""";

    private static final String MOVE = """
            update code_counter c set last = m.last
            from unnest($1::text[], $2::date[], $3::bigint[]) m (agency, day, last)
            where c.agency = m.agency and c.day = m.day and c.last < m.last""";

    record Key(String agency, LocalDate day) implements Comparable<Key> {
        static Key of(CodeRequest.Next next) {
            return new Key(next.agency(), next.day());
        }

        static Key of(CodeRequest.Given given) {
            return new Key(given.agency(), given.day());
        }

        @Override
        public int compareTo(Key other) {
            var byAgency = agency.compareTo(other.agency);
            return byAgency != 0 ? byAgency : day.compareTo(other.day);
        }
    }

    /** Locks the counters, in order: the last numbers now. */
    Uni<Map<Key, Long>> lock(SqlConnection tx, SortedSet<Key> counters) {
        if (counters.isEmpty()) return Uni.createFrom().item(Map.of());
        var columns = Tuple.of(agencies(counters), days(counters));
        return tx.preparedQuery(LOCK).execute(columns).map(rows -> {
            var last = new HashMap<Key, Long>();
            rows.forEach(row -> last.put(new Key(row.getString(0), row.getLocalDate(1)), row.getLong(2)));
            return last;
        });
    }

    /** Moves locked counters up to the numbers used; never down. */
    Uni<Void> move(SqlConnection tx, Map<Key, Long> used) {
        if (used.isEmpty()) return Uni.createFrom().voidItem();
        var columns = Tuple.of(
                agencies(used.keySet()), days(used.keySet()), used.values().toArray(Long[]::new));
        return tx.preparedQuery(MOVE).execute(columns).replaceWithVoid();
    }

    private static String[] agencies(Collection<Key> counters) {
        return counters.stream().map(Key::agency).toArray(String[]::new);
    }

    private static LocalDate[] days(Collection<Key> counters) {
        return counters.stream().map(Key::day).toArray(LocalDate[]::new);
    }
}

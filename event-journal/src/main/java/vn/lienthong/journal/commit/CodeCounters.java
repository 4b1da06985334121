package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The last number given per agency and day. */
final class CodeCounters {
    private static final String RAISE = """
            insert into code_counter as c (agency, day, last)
            select * from unnest($1::text[], $2::date[], $3::bigint[]) order by 1, 2
            on conflict (agency, day) do update set last = greatest(c.last, excluded.last)
            returning agency, day, last""";

    private static final String MOVE = """
            update code_counter c set last = m.last
            from unnest($1::text[], $2::date[], $3::bigint[]) m (agency, day, last)
            where c.agency = m.agency and c.day = m.day""";

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

    /** Raises the counters to at least the given numbers, in order, and keeps them locked: the last numbers now. */
    Uni<Map<Key, Long>> raise(SqlConnection tx, SortedMap<Key, Long> atLeast) {
        if (atLeast.isEmpty()) return Uni.createFrom().item(Map.of());
        return tx.preparedQuery(RAISE).execute(columns(atLeast)).map(rows -> {
            var last = new HashMap<Key, Long>();
            rows.forEach(row -> last.put(new Key(row.getString(0), row.getLocalDate(1)), row.getLong(2)));
            return last;
        });
    }

    /** Moves locked counters to the last numbers issued. */
    Uni<Void> move(SqlConnection tx, Map<Key, Long> last) {
        if (last.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(MOVE).execute(columns(last)).replaceWithVoid();
    }

    private static Tuple columns(Map<Key, Long> numbers) {
        var keys = List.copyOf(numbers.keySet());
        return Tuple.of(
                keys.stream().map(Key::agency).toArray(String[]::new),
                keys.stream().map(Key::day).toArray(LocalDate[]::new),
                keys.stream().map(numbers::get).toArray(Long[]::new));
    }
}

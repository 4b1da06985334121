package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** What each shard of the log has told of the sources: up to when each is complete, and when it was last heard of. */
public interface Sources {
    /** A source as a shard of the log tells of it. */
    record InShard(int shard, String source) implements Comparable<InShard> {
        private static final Comparator<InShard> ORDER =
                Comparator.comparingInt(InShard::shard).thenComparing(InShard::source);

        @Override
        public int compareTo(InShard other) {
            return ORDER.compare(this, other);
        }
    }

    Uni<Void> seen(SqlConnection tx, Collection<InShard> sources, Instant now);

    Uni<Void> complete(SqlConnection tx, Map<InShard, Instant> upTo);

    /** Up to when sources are complete, as far as these shards of the log have told. */
    Uni<Map<InShard, Instant>> completeUpTo(SqlConnection tx, Collection<Integer> shards);
}

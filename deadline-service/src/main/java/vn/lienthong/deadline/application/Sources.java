package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What each shard of the log has told of the sources: up to when each is complete, and when it was last heard of. */
public interface Sources {
    Uni<Void> seen(SqlConnection tx, int shard, Collection<String> sources, Instant now);

    Uni<Void> complete(SqlConnection tx, int shard, Map<String, Instant> upTo);

    /** Up to when the sources are complete, as far as this shard of the log has told. */
    Uni<Map<String, Instant>> completeUpTo(SqlConnection tx, int shard);
}

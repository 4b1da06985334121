package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vn.lienthong.deadline.domain.Notices.Subject;
import vn.lienthong.deadline.domain.Upcoming.Kind;

/** The indexed table of notices still to be given. */
public interface DueInstants {
    /** Names a notice to be given. */
    record Key(String dossier, Kind kind, Subject subject) {}

    /** Puts these in the place of all that stand for the dossiers. */
    Uni<Void> replace(SqlConnection tx, Collection<String> dossiers, List<DueInstant> upcoming);

    /** Adds notices to be given. */
    Uni<Void> add(SqlConnection tx, List<DueInstant> upcoming);

    /** Takes out what may be given at that moment and waits for nothing, the earliest first. */
    Uni<List<Key>> takeReady(SqlConnection tx, int shard, Instant now, int limit);

    /** Puts back what was taken out of the shard, to be taken again from that moment on. */
    Uni<Void> putBack(SqlConnection tx, int shard, List<Key> taken, Instant from);

    /** The shards in which something may be given at that moment. */
    Uni<List<Integer>> readyShards(int shards, Instant now);

    /** What waits for the source to be complete waits no longer, where no more than that is to be told first. */
    Uni<Void> releaseComplete(SqlConnection tx, int shard, String source, Instant upTo);

    /** What waits for sources that were declared offline waits no longer where they may not be as late as that. */
    Uni<Void> releasePastGrace(Instant now);

    /**
     * What waits for live sources that have been silent waits no longer.
     *
     * @param silentSince of sources that have never said up to when they are complete
     * @param declaringSilentSince of those that have: they are believed for longer
     */
    Uni<Void> releaseQuiet(Instant silentSince, Instant declaringSilentSince);
}

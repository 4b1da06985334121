package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import vn.lienthong.service.casefile.CaseFiles;

/** Where the facts are kept on which time depends, deadline's own and those of the log. */
public interface KnownFacts extends CaseFiles {

    /**
     * The next dossiers of a shard that are received and may be open, by code; none in quarantine, where a close may wait.
     *
     * @param after the last one before them, empty for the first
     */
    Uni<List<String>> mayBeOpen(SqlConnection tx, int shard, String after, int limit);

    /** The same of those that may have been open at that moment or since. */
    Uni<List<String>> mayHaveBeenOpen(SqlConnection tx, Instant since, int shard, String after, int limit);

    /** Keeps what the log has brought. */
    Uni<Void> keep(SqlConnection tx, List<Arrived> arrived);
}

package vn.lienthong.routing.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.service.casefile.CaseFiles;

/** Where the facts are kept that routing decides on, its own and those of the log. */
public interface KnownFacts extends CaseFiles {

    /** The groups and parts that belong to these dossiers, and the parts beside them. */
    Uni<Set<String>> families(SqlConnection tx, Collection<String> dossiers);

    /**
     * The next dossiers of a shard that may have been received and open at that moment, by code; none in quarantine, where a
     * close may wait.
     *
     * @param after the last one before them, empty for the first
     */
    Uni<List<String>> mayHaveBeenOpen(SqlConnection tx, Instant at, int shard, String after, int limit);

    /** Keeps facts for later decisions, in the transaction that moves the position behind them. */
    Uni<Void> keep(SqlConnection tx, Map<PlacedRecord, Fact> relevant);
}

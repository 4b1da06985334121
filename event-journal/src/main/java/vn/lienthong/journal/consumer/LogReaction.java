package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service does with what the log brings. */
@FunctionalInterface
public interface LogReaction {
    /**
     * Applies records of one partition, in order, in the transaction that also moves the position. May append to the
     * journal's shard of the same number. Runs again from a clean state after a rollback, and alone for a single record
     * when the batch failed; a failure that is not the infrastructure's then quarantines that record's dossier.
     */
    Uni<Void> apply(SqlConnection tx, int partition, List<PlacedRecord> records);
}

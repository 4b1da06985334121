package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service does with what the log brings. */
@FunctionalInterface
public interface LogReaction {
    /**
     * Applies records of one or several partitions, those of each in order, in the transaction that also moves the
     * positions. A record's partition is its shard; what is said to it goes to the journal's shard of that number, and
     * heads are locked in ascending order. Runs again from a clean state after a rollback, and alone for a single record
     * when the batch failed; a failure that is not the infrastructure's then quarantines that record's dossier.
     */
    Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records);

    /**
     * What is to be done in transactions of its own before these records are applied, while no head is locked, so that it
     * may wait for whoever locks one. It is done again whenever applying is tried again.
     */
    default Uni<Void> before(List<PlacedRecord> records) {
        return Uni.createFrom().voidItem();
    }
}

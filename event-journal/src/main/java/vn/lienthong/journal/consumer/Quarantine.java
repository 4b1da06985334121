package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;

/**
 * The dossiers that wait because a record of theirs could not be applied; everything here is per dossier and in order. A
 * source, which speaks in every partition, waits in each for itself, and is tried or skipped in all of them at once.
 */
public interface Quarantine {
    Uni<List<ParkedDossier>> list();

    /** What waits of the dossier, by partition; empty if it is not parked. */
    Uni<List<ParkedQueue>> queues(String dossier);

    /**
     * Says in the log as QuarantineRetried that it is tried, and applies the dossier's queue from its head.
     *
     * @param reason {@code null} if none is given
     * @return true if all went through and the dossier is free again; false if it is not parked or a record fails still
     */
    Uni<Boolean> retry(String dossier, String reason, String actor);

    /**
     * Lets the record at the head of the dossier's queue go, says so in the log as QuarantineSkipped, and applies the
     * rest.
     *
     * @return true if the dossier is free again
     */
    Uni<Boolean> skip(String dossier, String reason, String actor);

    /**
     * What else a skip must bring about in a service that had parked the record, whichever service's operator let it go.
     * A rebuild has none: it repeats no effects.
     */
    @FunctionalInterface
    interface SkipHook {
        /** What the service must say: the owner of a reported fact answers it with FactRefused. */
        List<Draft> alsoSay(LogRecord skipped, String reason, String actor);

        /** What it must write, in the transaction in which the record goes. */
        default Uni<Void> alsoWrite(SqlConnection tx, LogRecord skipped) {
            return Uni.createFrom().voidItem();
        }
    }
}

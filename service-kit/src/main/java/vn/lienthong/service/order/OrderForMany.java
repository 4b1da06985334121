package vn.lienthong.service.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.service.casefile.CaseFile;

/**
 * What somebody orders for all dossiers of a kind.
 *
 * @param <D> what is decided of one dossier
 */
public interface OrderForMany<D> {
    /**
     * The next dossiers of a shard that it may concern, by code; none in quarantine.
     *
     * @param after the last one before them, empty for the first
     */
    Uni<List<String>> concerned(SqlConnection tx, int shard, String after, int limit);

    /** Who decides on the dossiers of that shard, with what must be known of it. */
    Uni<Decider<D>> decider(SqlConnection tx, int shard);

    /** Keeps what was decided and said, in the transaction that records it. */
    default Uni<Void> keep(SqlConnection tx, List<D> decided) {
        return Uni.createFrom().voidItem();
    }

    /** Whether to decide and write nothing. */
    boolean dryRun();

    /** Decides on one dossier. What it throws costs that dossier only: nothing is said of it. */
    @FunctionalInterface
    interface Decider<D> {
        /**
         * @param voice with which it says what is to be recorded
         * @return empty where the order has been carried out, or does not concern it
         */
        Optional<D> decide(CaseFile file, Instant now, Voice voice);
    }

    /** Says what is to be recorded of the dossier that is decided on. */
    @FunctionalInterface
    interface Voice {
        /** The file with these facts too, that more may follow from them. */
        CaseFile say(List<Draft> drafts);
    }
}

package vn.lienthong.routing.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.journal.consumer.PlacedRecord;

/** Where the files of dossiers are kept. */
public interface CaseFiles {

    /** Files of all that were asked for; of an unknown dossier an empty one. */
    Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers);

    /** The root codes of those of the dossiers that are known. */
    Uni<Map<String, String>> roots(SqlConnection tx, Collection<String> dossiers);

    /** Keeps facts for later decisions, in the transaction that moves the position behind them. */
    Uni<Void> keep(SqlConnection tx, Map<PlacedRecord, Fact> relevant);
}

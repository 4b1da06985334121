package vn.lienthong.service.casefile;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/** Where case files come from. */
public interface CaseFiles {

    /** The files of all that were asked for; of an unknown dossier an empty one. */
    Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers);

    /** How many dossiers of a shard are in quarantine, whatever is known of them. */
    Uni<Integer> inQuarantine(SqlConnection tx, int shard);
}

package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Map;

/** The keys of the dossiers. */
public interface DossierKeys {

    /** The keys of these dossiers; one that has none, or none any more, is absent. */
    Uni<Map<String, DossierKey>> load(SqlClient client, Collection<String> dossiers);

    Uni<Void> insert(SqlClient client, Map<String, DossierKey> keys);

    /** What was sealed under these is unreadable once this is committed. */
    Uni<Void> destroy(SqlClient client, Collection<String> dossiers);

    /**
     * Writes the table anew without what was destroyed, which until then still stands in its file, though no statement
     * reads it. Outside of any transaction.
     */
    Uni<Void> purge();
}

package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The facts on which time depends, by dossier: those consumed from the log and deadline's own. */
public interface CaseFiles {
    /** Every dossier asked for is in the answer, an unknown one without facts. */
    Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers);

    /** The roots of those dossiers that are known. */
    Uni<Map<String, String>> roots(SqlConnection tx, Collection<String> dossiers);

    /** Keeps what the log has brought. */
    Uni<Void> keep(SqlConnection tx, int partition, List<Arrived> arrived);
}

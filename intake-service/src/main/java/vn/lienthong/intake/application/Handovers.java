package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who handed dossiers to whom, as routing tells: by whom they truly came to a unit, that one may read their persons. */
public interface Handovers {

    /** @param fact the event id of what tells of it */
    record Handover(String dossier, String fact, Instant at, String fromUnit, String toUnit) {}

    Uni<Void> insert(SqlClient client, Collection<Handover> handovers);

    /** By dossier, in the order in which they happened. */
    Uni<Map<String, List<Handover>>> of(SqlClient client, Collection<String> dossiers);
}

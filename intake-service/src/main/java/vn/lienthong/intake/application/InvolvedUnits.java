package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The units that a dossier was handed to, as routing tells: they may read its persons. */
public interface InvolvedUnits {

    /** A dossier came to a unit. */
    record Arrival(String dossier, String unit) {}

    Uni<Void> insert(SqlClient client, Collection<Arrival> arrivals);

    Uni<Map<String, List<String>>> of(SqlClient client, Collection<String> dossiers);
}

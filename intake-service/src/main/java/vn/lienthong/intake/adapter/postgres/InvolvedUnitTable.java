package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.intake.application.InvolvedUnits;

/** The units that a dossier was handed to, as routing tells: they may read its persons. */
@Singleton
class InvolvedUnitTable implements InvolvedUnits {

    @Override
    public Uni<Void> insert(SqlClient client, Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery("""
                        insert into involved_unit (dossier, unit)
                        select * from unnest($1::text[], $2::text[]) on conflict do nothing""")
                .execute(Tuple.of(
                        arrivals.stream().map(Arrival::dossier).toArray(String[]::new),
                        arrivals.stream().map(Arrival::unit).toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, List<String>>> of(SqlClient client, Collection<String> dossiers) {
        return client.preparedQuery("select dossier, unit from involved_unit where dossier = any($1)")
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows -> {
                    var units = new HashMap<String, List<String>>();
                    rows.forEach(row -> units.computeIfAbsent(row.getString(0), first -> new ArrayList<>())
                            .add(row.getString(1)));
                    return units;
                });
    }
}

package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import vn.lienthong.intake.application.AgencyCloses;
import vn.lienthong.intake.domain.AgencyClose;

/** When agencies closed dossiers. */
@Singleton
class AgencyCloseTable implements AgencyCloses {
    private static final String TOLD = "unnest($1::text[], $2::text[], $3::timestamptz[]) as told(dossier, fact, at)";

    @Override
    public Uni<Void> add(SqlClient client, Collection<Told> closes) {
        return write(
                client,
                "insert into agency_close (dossier, fact, at) select * from " + TOLD + " on conflict do nothing",
                closes);
    }

    @Override
    public Uni<Void> move(SqlClient client, Collection<Told> corrected) {
        return write(
                client,
                "update agency_close c set at = told.at from " + TOLD
                        + " where (c.dossier, c.fact) = (told.dossier, told.fact)",
                corrected);
    }

    @Override
    public Uni<Void> remove(SqlClient client, Collection<Told> annulled) {
        return write(
                client,
                "delete from agency_close c using " + TOLD + " where (c.dossier, c.fact) = (told.dossier, told.fact)",
                annulled);
    }

    @Override
    public Uni<Optional<AgencyClose>> first(SqlClient client, String dossier) {
        return client.preparedQuery("select fact, at from agency_close where dossier = $1 order by at, fact limit 1")
                .execute(Tuple.of(dossier))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new AgencyClose(
                                row.getString(0), row.getOffsetDateTime(1).toInstant())));
    }

    /** Of what is told of the same fact more than once, the last. */
    private static Uni<Void> write(SqlClient client, String statement, Collection<Told> told) {
        if (told.isEmpty()) return Uni.createFrom().voidItem();
        var last = new LinkedHashMap<String, Told>();
        told.forEach(one -> last.put(one.close().fact(), one));
        var rows = last.values();
        return client.preparedQuery(statement)
                .execute(Tuple.of(
                        rows.stream().map(Told::dossier).toArray(String[]::new),
                        rows.stream().map(one -> one.close().fact()).toArray(String[]::new),
                        rows.stream()
                                .map(one -> one.close().at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }
}

package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.intake.application.AgencyCloses;
import vn.lienthong.intake.domain.AgencyClose;

/** When agencies closed dossiers, of each fact no more than that. */
@Singleton
class AgencyCloseTable implements AgencyCloses {

    @Override
    public Uni<Void> add(SqlClient client, Collection<Told> told) {
        if (told.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery("""
                        insert into agency_close (dossier, fact, at, amends)
                        select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
                        on conflict do nothing""")
                .execute(Tuple.of(
                        texts(told, Told::dossier),
                        texts(told, Told::fact),
                        told.stream()
                                .map(one -> one.at() == null ? null : one.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        texts(told, Told::amends)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<AgencyClose>> first(SqlClient client, String dossier) {
        return client.preparedQuery("select dossier, fact, at, amends from agency_close where dossier = $1")
                .execute(Tuple.of(dossier))
                .map(rows -> History.of(
                                rows.stream().map(AgencyCloseTable::fact).toList())
                        .close()
                        .map(close -> new AgencyClose(close.id(), close.time())));
    }

    private static Fact fact(Row row) {
        var id = EventId.parse(row.getString(1));
        var told = Optional.ofNullable(row.getOffsetDateTime(2)).map(OffsetDateTime::toInstant);
        return new Fact(
                id.toString(),
                id.owner(),
                id.position(),
                Fact.NOT_YET_IN_LOG,
                row.getString(0),
                told.orElse(Instant.EPOCH),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                Set.of(),
                event(row.getString(3), told));
    }

    /** Whatever closed it: all that matters is when. */
    private static DossierEvent event(String amends, Optional<Instant> at) {
        if (amends == null) return new DossierResolved(null, null, null, null);
        return at.isPresent() ? new FactCorrected(amends, at.get(), null, null) : new FactAnnulled(amends, null);
    }

    private static String[] texts(Collection<Told> told, Function<Told, String> value) {
        return told.stream().map(value).toArray(String[]::new);
    }
}

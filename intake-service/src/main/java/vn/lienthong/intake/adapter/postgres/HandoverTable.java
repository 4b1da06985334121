package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.intake.application.Handovers;

/** Who handed dossiers to whom. */
@Singleton
class HandoverTable implements Handovers {

    @Override
    public Uni<Void> insert(SqlClient client, Collection<Handover> handovers) {
        if (handovers.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery("""
                        insert into handover (dossier, fact, at, from_unit, to_unit)
                        select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
                        on conflict do nothing""")
                .execute(Tuple.of(
                        texts(handovers, Handover::dossier),
                        texts(handovers, Handover::fact),
                        handovers.stream()
                                .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        texts(handovers, Handover::fromUnit),
                        texts(handovers, Handover::toUnit)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, List<Handover>>> of(SqlClient client, Collection<String> dossiers) {
        return client.preparedQuery("""
                        select dossier, fact, at, from_unit, to_unit from handover where dossier = any($1)
                        order by at, fact""")
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows ->
                        rows.stream().map(HandoverTable::handover).collect(Collectors.groupingBy(Handover::dossier)));
    }

    private static Handover handover(Row row) {
        return new Handover(
                row.getString(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4));
    }

    private static String[] texts(Collection<Handover> handovers, Function<Handover, String> value) {
        return handovers.stream().map(value).toArray(String[]::new);
    }
}

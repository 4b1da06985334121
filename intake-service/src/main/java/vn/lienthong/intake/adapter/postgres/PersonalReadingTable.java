package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import vn.lienthong.intake.application.PersonalReadings;

/** Readings of personal data, appended only. */
@Singleton
class PersonalReadingTable implements PersonalReadings {
    private final Pool pool;

    PersonalReadingTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> log(String subject, String unit, Collection<String> roles, String dossier) {
        return pool.preparedQuery(
                        "insert into personal_reading (subject, unit, roles, dossier) values ($1, $2, $3, $4)")
                .execute(Tuple.of(subject, unit, String.join(",", roles), dossier))
                .replaceWithVoid();
    }
}

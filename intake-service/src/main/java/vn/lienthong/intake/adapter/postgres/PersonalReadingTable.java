package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.lienthong.intake.application.PersonalReadings;

/** Readings of personal data and searches for persons, appended only; a person stands there as a keyed hash. */
@Singleton
class PersonalReadingTable implements PersonalReadings {
    private static final String READ = """
            insert into personal_reading (subject, unit, roles, dossier)
            select $1, $2, $3, read.dossier from unnest($4::text[]) as read (dossier)""";
    private static final String SEARCHED = """
            insert into person_search (subject, unit, roles, fingerprint, dossiers) values ($1, $2, $3, $4, $5)""";

    private static final String TOLD = """
            select at, subject, unit, roles, dossier from personal_reading
            where ($1::text is null or dossier = $1) and ($2::text is null or subject = $2)
              and at >= coalesce($3::timestamptz, '-infinity') and at < coalesce($4::timestamptz, 'infinity')
            order by at desc, dossier limit $5""";

    private final Pool pool;
    private final PersonFingerprints fingerprints;

    PersonalReadingTable(Pool pool, PersonFingerprints fingerprints) {
        this.pool = pool;
        this.fingerprints = fingerprints;
    }

    @Override
    public Uni<List<Reading>> told(Wanted wanted, int most) {
        var values = Tuple.tuple()
                .addString(wanted.dossier().orElse(null))
                .addString(wanted.subject().orElse(null))
                .addOffsetDateTime(time(wanted.from()))
                .addOffsetDateTime(time(wanted.to()))
                .addInteger(most);
        return pool.preparedQuery(TOLD)
                .execute(values)
                .map(rows -> rows.stream().map(PersonalReadingTable::reading).toList());
    }

    private static Reading reading(Row row) {
        return new Reading(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("subject"),
                row.getString("unit"),
                List.of(row.getString("roles").split(",")),
                row.getString("dossier"));
    }

    private static OffsetDateTime time(Optional<Instant> time) {
        return time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    @Override
    public Uni<Void> read(Reader reader, Collection<String> dossiers) {
        return write(READ, by(reader).addArrayOfString(dossiers.toArray(String[]::new)));
    }

    @Override
    public Uni<Void> searched(Reader reader, String person, List<String> shown) {
        return write(
                SEARCHED, by(reader).addLong(fingerprints.of(person)).addArrayOfString(shown.toArray(String[]::new)));
    }

    private static Tuple by(Reader reader) {
        return Tuple.of(reader.subject(), reader.unit(), String.join(",", reader.roles()));
    }

    private Uni<Void> write(String insert, Tuple values) {
        return pool.preparedQuery(insert).execute(values).replaceWithVoid();
    }
}

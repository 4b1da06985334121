package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import vn.lienthong.intake.application.PersonalReadings;

/** Readings of personal data and searches for persons, appended only; a person stands there as a keyed hash. */
@Singleton
class PersonalReadingTable implements PersonalReadings {
    private static final String READ = """
            insert into personal_reading (subject, unit, roles, dossier)
            select $1, $2, $3, read.dossier from unnest($4::text[]) as read (dossier)""";
    private static final String SEARCHED = """
            insert into person_search (subject, unit, roles, fingerprint, dossiers) values ($1, $2, $3, $4, $5)""";

    private final Pool pool;
    private final PersonFingerprints fingerprints;

    PersonalReadingTable(Pool pool, PersonFingerprints fingerprints) {
        this.pool = pool;
        this.fingerprints = fingerprints;
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

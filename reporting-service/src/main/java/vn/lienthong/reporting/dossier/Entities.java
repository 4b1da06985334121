package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Sessions to read entities in. A session takes one query at a time. */
@Singleton
class Entities {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final Mutiny.SessionFactory sessions;

    Entities(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** For a single query, which sees one state of the database by itself. */
    <T> Uni<T> read(Function<StatelessSession, Uni<T>> query) {
        return sessions.withStatelessSession(query);
    }

    /** All queries see the same state of the database. */
    <T> Uni<T> readSnapshot(Function<StatelessSession, Uni<T>> queries) {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery(SNAPSHOT).executeUpdate().chain(() -> queries.apply(session)));
    }
}

package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import vn.lienthong.reporting.views.AskedViews;
import vn.lienthong.reporting.views.UnknownViews;

/** Sessions to read entities in, from the views that were asked for. A session takes one query at a time. */
@Singleton
class Entities {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** Takes no snapshot: what is entered behind it is there to the end. */
    private static final String LOCK = "lock table live_set in access share mode";

    private static final String ENTER_VIEWS = "select enter_readable_views(nullif(cast(:set as int), 0))";

    private final Mutiny.SessionFactory sessions;
    private final AskedViews asked;

    Entities(Mutiny.SessionFactory sessions, AskedViews asked) {
        this.sessions = sessions;
        this.asked = asked;
    }

    /** For a single query, which sees one state of the database by itself. */
    <T> Uni<T> read(Function<StatelessSession, Uni<T>> query) {
        return sessions.withStatelessTransaction(session -> enterViews(session).chain(() -> query.apply(session)));
    }

    /** All queries see the same state of the database. */
    <T> Uni<T> readSnapshot(Function<StatelessSession, Uni<T>> queries) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(SNAPSHOT)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK).executeUpdate())
                .chain(() -> enterViews(session))
                .chain(() -> queries.apply(session)));
    }

    private Uni<Void> enterViews(StatelessSession session) {
        var set = asked.set();
        return session.createNativeQuery(ENTER_VIEWS, Integer.class)
                .setParameter("set", set.orElse(0))
                .getSingleResultOrNull()
                .invoke(entered -> UnknownViews.unless(entered != null, set))
                .replaceWithVoid();
    }
}

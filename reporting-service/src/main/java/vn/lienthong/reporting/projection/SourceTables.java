package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.SourceCompleteUpTo;

/** Which sources post for which unit, and up to when each says it has posted everything. */
@Singleton
public class SourceTables {
    private static final String POSTS_FOR = """
            insert into source_unit (partition, source, unit)
            select * from unnest($1::smallint[], $2::text[], $3::text[]) on conflict do nothing
            """;

    private static final String COMPLETE = """
            insert into source_complete as s (partition, source, up_to)
            select partition, source, max(up_to)
            from unnest($1::smallint[], $2::text[], $3::timestamptz[]) as n(partition, source, up_to)
            group by partition, source
            on conflict (partition, source) do update set up_to = greatest(s.up_to, excluded.up_to)
            """;

    /** A source that says, in a partition, up to when it is complete. */
    record Complete(int partition, SourceCompleteUpTo said) {}

    /** A source that received a dossier at a unit. */
    record PostsFor(int partition, String source, String unit) {}

    Uni<Void> postsFor(SqlConnection tx, Set<PostsFor> pairs) {
        if (pairs.isEmpty()) return Uni.createFrom().voidItem();
        var c = new Columns<>(List.copyOf(pairs));
        return tx.preparedQuery(POSTS_FOR)
                .execute(Tuple.of(c.shorts(PostsFor::partition), c.texts(PostsFor::source), c.texts(PostsFor::unit)))
                .replaceWithVoid();
    }

    Uni<Void> complete(SqlConnection tx, List<Complete> statements) {
        if (statements.isEmpty()) return Uni.createFrom().voidItem();
        var c = new Columns<>(statements);
        return tx.preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        c.shorts(Complete::partition), c.texts(one -> one.said().source()), c.times(one -> one.said()
                                .upTo())))
                .replaceWithVoid();
    }
}

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
            select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing
            """;

    private static final String COMPLETE = """
            insert into source_complete as s (partition, source, up_to)
            select $1, source, max(up_to) from unnest($2::text[], $3::timestamptz[]) as n(source, up_to) group by source
            on conflict (partition, source) do update set up_to = greatest(s.up_to, excluded.up_to)
            """;

    /** A source that received a dossier at a unit. */
    record PostsFor(String source, String unit) {}

    Uni<Void> postsFor(SqlConnection tx, int partition, Set<PostsFor> pairs) {
        if (pairs.isEmpty()) return Uni.createFrom().voidItem();
        var c = new Columns<>(List.copyOf(pairs));
        return tx.preparedQuery(POSTS_FOR)
                .execute(Tuple.of((short) partition, c.texts(PostsFor::source), c.texts(PostsFor::unit)))
                .replaceWithVoid();
    }

    Uni<Void> complete(SqlConnection tx, int partition, List<SourceCompleteUpTo> statements) {
        if (statements.isEmpty()) return Uni.createFrom().voidItem();
        var c = new Columns<>(statements);
        return tx.preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        (short) partition, c.texts(SourceCompleteUpTo::source), c.times(SourceCompleteUpTo::upTo)))
                .replaceWithVoid();
    }
}

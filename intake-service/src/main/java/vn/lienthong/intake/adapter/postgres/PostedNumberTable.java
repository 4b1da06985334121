package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.intake.application.PostedNumbers;

/** Runs of numbers as the batches brought them; what lies between them is worked out when somebody asks. */
@Singleton
class PostedNumberTable implements PostedNumbers {
    private static final int MOST_TOLD = 100;

    private static final String ADD = """
            insert into posted_number (source, first, last)
            select * from unnest($1::text[], $2::bigint[], $3::bigint[])""";

    private static final String ENDS = "select min(first), max(last) from posted_number where source = $1";

    private static final String MISSING = """
            select before + 1, first - 1
            from (select first, max(last) over (order by first, last
                    rows between unbounded preceding and 1 preceding) as before
                from posted_number where source = $1) run
            where first > before + 1 order by first limit $2""";

    /** It stands in every shard; the last of its records is its last word. */
    private static final String LAST_WORD = """
            select type, payload from event where dossier = $1 order by version desc limit 1""";

    private final Pool pool;

    PostedNumberTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(SqlConnection tx, Collection<RunOfSource> runs) {
        if (runs.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        runs.stream().map(RunOfSource::source).toArray(String[]::new),
                        runs.stream().map(of -> of.run().first()).toArray(Long[]::new),
                        runs.stream().map(of -> of.run().last()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Standing>> of(String source) {
        return pool.preparedQuery(MISSING)
                .execute(Tuple.of(source, MOST_TOLD))
                .map(PostedNumberTable::runs)
                .chain(missing -> pool.preparedQuery(ENDS)
                        .execute(Tuple.of(source))
                        .map(rows -> standing(rows.iterator().next(), missing)));
    }

    @Override
    public Uni<Optional<Instant>> completeUpTo(String source) {
        return pool.preparedQuery(LAST_WORD).execute(Tuple.of(source)).map(rows -> rows.stream()
                .map(row -> EventTypes.decode(row.getString("type"), row.getString("payload")))
                .filter(SourceCompleteUpTo.class::isInstance)
                .map(said -> ((SourceCompleteUpTo) said).upTo())
                .findFirst());
    }

    private static List<Run> runs(RowSet<Row> rows) {
        var runs = new ArrayList<Run>();
        for (var row : rows) runs.add(new Run(row.getLong(0), row.getLong(1)));
        return runs;
    }

    private static Optional<Standing> standing(Row ends, List<Run> missing) {
        return Optional.ofNullable(ends.getLong(0)).map(first -> new Standing(first, ends.getLong(1), missing));
    }
}

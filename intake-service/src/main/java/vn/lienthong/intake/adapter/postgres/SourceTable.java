package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.lienthong.intake.application.Sources;

/** The registered sources, remembered for a while. */
@Singleton
class SourceTable implements Sources {
    /** How long another instance may take to hear of a change. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final String ALL = "select source, unit, offline, grace_days from source";

    /** Of two that take a source at once, the later waits for the first and then sees its unit. */
    private static final String TAKE = """
            insert into source as s (source, unit)
            select * from unnest($1::text[], $2::text[]) order by 1
            on conflict (source) do update set unit = s.unit
            returning source, unit""";

    private final Pool pool;
    private final InstantSource clock;
    private final Map<String, Owned> remembered = new ConcurrentHashMap<>();

    private record Owned(String unit, Instant seen) {}

    SourceTable(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Optional<String> rememberedUnitOf(String source) {
        return Optional.ofNullable(remembered.get(source))
                .filter(owned -> owned.seen().plus(REMEMBERED).isAfter(clock.instant()))
                .map(Owned::unit);
    }

    @Override
    public Uni<Map<String, String>> take(SqlConnection tx, Map<String, String> units) {
        var unknown = units.keySet().stream()
                .filter(source -> rememberedUnitOf(source).isEmpty())
                .toList();
        if (unknown.isEmpty()) return Uni.createFrom().item(Map.of());
        var columns = Tuple.of(
                unknown.toArray(String[]::new), unknown.stream().map(units::get).toArray(String[]::new));
        return tx.preparedQuery(TAKE).execute(columns).map(rows -> rows.stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1))));
    }

    @Override
    public Uni<Optional<Source>> find(String source) {
        return pool.preparedQuery(ALL + " where source = $1")
                .execute(Tuple.of(source))
                .map(rows -> rows.stream().findFirst().map(SourceTable::read).map(this::remember));
    }

    @Override
    public Uni<List<Source>> all() {
        return pool.preparedQuery(ALL + " order by source")
                .execute()
                .map(rows -> rows.stream().map(SourceTable::read).toList());
    }

    @Override
    public Uni<Void> register(SqlConnection tx, Source source) {
        return tx.preparedQuery("""
                        insert into source (source, unit, offline, grace_days) values ($1, $2, $3, $4)
                        on conflict (source) do update
                        set unit = excluded.unit, offline = excluded.offline, grace_days = excluded.grace_days""")
                .execute(Tuple.of(source.source(), source.unit(), source.offline(), source.graceDays()))
                .replaceWithVoid();
    }

    private Source remember(Source source) {
        remembered.put(source.source(), new Owned(source.unit(), clock.instant()));
        return source;
    }

    private static Source read(Row row) {
        return new Source(row.getString(0), row.getString(1), row.getBoolean(2), row.getInteger(3));
    }
}

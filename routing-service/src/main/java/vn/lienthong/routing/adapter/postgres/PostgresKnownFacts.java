package vn.lienthong.routing.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.routing.application.KnownFacts;
import vn.lienthong.service.casefile.CaseFile;

/** The files of dossiers: what the log brought ({@code known_fact}) and what routing itself said (its journal). */
@ApplicationScoped
public class PostgresKnownFacts implements KnownFacts {
    private static final String KEEP = """
            insert into known_fact (log_offset, position, time, recorded_at, partition, owner, dossier, root, type, data)
            select * from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::smallint[],
            $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])""";

    private static final String LOAD = """
            select log_offset, position, time, recorded_at, partition, owner, dossier, root, type, data from known_fact
            where dossier = any($1)""";

    private static final String KEEP_PARTS = """
            insert into part (dossier, parent) select * from unnest($1::text[], $2::text[]) on conflict do nothing""";

    private static final String FAMILIES = """
            with family as (select parent from part where dossier = any($1::text[]) union select unnest($1::text[]))
            select parent from family union select dossier from part where parent in (select parent from family)""";

    /** One that was closed before, or received later, may have been open where a fact of it was corrected or let go. */
    private static final String MAY_HAVE_BEEN_OPEN = """
            select distinct dossier from known_fact f
            where partition = $1 and dossier > $2 and type = '%s'
            and (f.time < $5
                    and not exists (select from known_fact c where c.dossier = f.dossier and c.type = any($3)
                        and c.time < $5)
                    and not exists (select from event c where c.dossier = f.dossier and c.type = any($3)
                        and c.time < $5)
                or exists (select from known_fact a where a.dossier = f.dossier and a.type = any($4))
                or exists (select from event a where a.dossier = f.dossier and a.type = any($4)))
            and not exists (select from quarantine q where q.dossier = f.dossier)
            order by dossier limit $6""".formatted(EventTypes.nameOf(DossierReceived.class));

    private static final String IN_QUARANTINE = "select count(distinct dossier) from quarantine where partition = $1";

    private static final String[] CLOSES =
            names(DossierResolved.class, ProcessingStopped.class, DossierWithdrawn.class);
    private static final String[] AMENDMENTS = names(FactCorrected.class, FactAnnulled.class, QuarantineSkipped.class);

    private final Journal journal;

    public PostgresKnownFacts(Journal journal) {
        this.journal = journal;
    }

    /** Both questions travel together. */
    @Override
    public Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers) {
        var consumed = tx.preparedQuery(LOAD)
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows -> consumed(dossiers, rows));
        return Uni.combine().all().unis(consumed, journal.facts(tx, dossiers)).with(PostgresKnownFacts::withOwn);
    }

    @Override
    public Uni<Void> keep(SqlConnection tx, Map<PlacedRecord, Fact> relevant) {
        var records = relevant.keySet().stream().map(PlacedRecord::record).toList();
        var facts = List.copyOf(relevant.values());
        var columns = Tuple.tuple()
                .addValue(column(facts, Fact::offset, Long[]::new))
                .addValue(column(facts, Fact::position, Long[]::new))
                .addValue(times(facts, Fact::time))
                .addValue(times(facts, Fact::recordedAt))
                .addValue(column(records, r -> (short) r.shard(), Short[]::new))
                .addValue(column(
                        facts,
                        fact -> fact.owner() == Owner.INTAKE
                                ? null
                                : fact.owner().code(),
                        String[]::new))
                .addValue(column(facts, Fact::dossier, String[]::new))
                .addValue(column(
                        records, r -> r.partitionKey().equals(r.dossier()) ? null : r.partitionKey(), String[]::new))
                .addValue(column(records, LogRecord::type, String[]::new))
                .addValue(column(facts, fact -> EventTypes.encode(needed(fact.event())), String[]::new));
        return tx.preparedQuery(KEEP).execute(columns).chain(() -> keepParts(tx, facts));
    }

    private static Uni<Void> keepParts(SqlConnection tx, List<Fact> facts) {
        var parts = facts.stream()
                .filter(fact -> fact.event() instanceof DossierReceived received && received.part() != null)
                .toList();
        if (parts.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(KEEP_PARTS)
                .execute(Tuple.of(
                        column(parts, Fact::dossier, String[]::new),
                        column(parts, part -> ((DossierReceived) part.event()).parent(), String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> families(SqlConnection tx, Collection<String> dossiers) {
        return tx.preparedQuery(FAMILIES)
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    @Override
    public Uni<List<String>> mayHaveBeenOpen(SqlConnection tx, Instant at, int shard, String after, int limit) {
        var values = Tuple.of((short) shard, after, CLOSES, AMENDMENTS, at.atOffset(ZoneOffset.UTC), (long) limit);
        return tx.preparedQuery(MAY_HAVE_BEEN_OPEN)
                .execute(values)
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    @Override
    public Uni<Integer> inQuarantine(SqlConnection tx, int shard) {
        return tx.preparedQuery(IN_QUARANTINE)
                .execute(Tuple.of((short) shard))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    @SafeVarargs
    private static String[] names(Class<? extends DossierEvent>... types) {
        return Stream.of(types).flatMap(EventTypes::namesOf).toArray(String[]::new);
    }

    /** A reception holds far more than routing decides on; a reported fact is only a place once it is answered. */
    private static DossierEvent needed(DossierEvent event) {
        if (event instanceof DossierReceived r) return shortened(r);
        if (event instanceof FactReported r) {
            return new FactReported(r.factType(), Json.mapper().createObjectNode());
        }
        return event;
    }

    private static DossierReceived shortened(DossierReceived r) {
        return new DossierReceived(
                r.unit(),
                r.procedure(),
                null,
                null,
                r.resolvingUnit(),
                null,
                null,
                null,
                null,
                null,
                null,
                r.part() == null ? null : r.parent(),
                r.part(),
                r.parts());
    }

    private static Map<String, CaseFile> consumed(Collection<String> dossiers, RowSet<Row> rows) {
        var facts = new HashMap<String, List<Fact>>();
        var roots = new HashMap<String, String>();
        rows.forEach(row -> {
            facts.computeIfAbsent(row.getString(6), _ -> new ArrayList<>()).add(fact(row));
            if (row.getString(7) != null) roots.put(row.getString(6), row.getString(7));
        });
        var files = new HashMap<String, CaseFile>();
        dossiers.forEach(dossier -> files.put(
                dossier,
                new CaseFile(
                        dossier, roots.getOrDefault(dossier, dossier), 0, facts.getOrDefault(dossier, List.of()))));
        return files;
    }

    private static Map<String, CaseFile> withOwn(Map<String, CaseFile> files, Map<String, List<LogRecord>> own) {
        own.forEach((dossier, records) -> files.computeIfPresent(dossier, (_, file) -> file.withOwn(records)));
        return files;
    }

    private static Fact fact(Row row) {
        var owner = row.getString(5) == null ? Owner.INTAKE : Owner.ofCode(row.getString(5));
        var position = row.getLong(1);
        var time = row.getOffsetDateTime(2);
        var recordedAt = row.getOffsetDateTime(3);
        return new Fact(
                EventId.of(owner, row.getShort(4), position),
                owner,
                position,
                row.getLong(0),
                row.getString(6),
                time.toInstant(),
                (recordedAt == null ? time : recordedAt).toInstant(),
                null,
                null,
                null,
                null,
                Set.of(),
                EventTypes.decode(row.getString(8), row.getString(9)));
    }

    private static OffsetDateTime[] times(List<Fact> facts, Function<Fact, Instant> time) {
        return column(facts, fact -> time.apply(fact).atOffset(ZoneOffset.UTC), OffsetDateTime[]::new);
    }

    private static <T, V> V[] column(Collection<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

package vn.lienthong.deadline.adapter.postgres;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.deadline.application.Arrived;
import vn.lienthong.deadline.application.KnownFacts;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.casefile.CaseFile;

@ApplicationScoped
public class PostgresKnownFacts implements KnownFacts {
    private static final String KEEP = """
            insert into known_fact (log_offset, position, time, recorded_at, partition, owner, dossier, root, type,
            causation, source, data)
            select offs, pos, time, recorded, partition, owner, dossier, root, type, causation, source, data
            from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::smallint[], $6::text[],
            $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
            t (offs, pos, time, recorded, partition, owner, dossier, root, type, causation, source, data)""";

    private static final String LOAD = """
            select log_offset, position, time, recorded_at, partition, owner, dossier, root, type, causation, source,
            data from known_fact where dossier = any($1) order by dossier, log_offset""";

    /** One with a close may be open all the same where a fact of it was corrected, annulled or let go. */
    private static final String MAY_BE_OPEN = """
            select distinct dossier from known_fact f
            where partition = $1 and dossier > $2 and type = '%s'
            and (not exists (select from known_fact c where c.dossier = f.dossier and c.type = any($3)
                    and ($6::timestamptz is null or c.time <= $6))
                or exists (select from known_fact a where a.dossier = f.dossier and a.type = any($4)))
            and not exists (select from quarantine q where q.dossier = f.dossier)
            order by dossier limit $5""".formatted(EventTypes.nameOf(DossierReceived.class));

    private static final String IN_QUARANTINE = "select count(distinct dossier) from quarantine where partition = $1";

    private static final String[] CLOSES =
            names(DossierResolved.class, ProcessingStopped.class, DossierWithdrawn.class);
    private static final String[] AMENDMENTS = names(FactCorrected.class, FactAnnulled.class, QuarantineSkipped.class);

    private final Journal journal;

    public PostgresKnownFacts(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers) {
        var names = dossiers.toArray(String[]::new);
        return tx.preparedQuery(LOAD).execute(Tuple.of(names)).chain(rows -> journal.facts(tx, dossiers)
                .map(own -> files(dossiers, rows, own)));
    }

    @Override
    public Uni<Void> keep(SqlConnection tx, List<Arrived> arrived) {
        if (arrived.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(KEEP).execute(row(arrived)).replaceWithVoid();
    }

    @Override
    public Uni<List<String>> mayBeOpen(SqlConnection tx, int shard, String after, int limit) {
        return mayBeOpen(tx, null, shard, after, limit);
    }

    @Override
    public Uni<List<String>> mayHaveBeenOpen(SqlConnection tx, Instant since, int shard, String after, int limit) {
        return mayBeOpen(tx, since.atOffset(ZoneOffset.UTC), shard, after, limit);
    }

    @Override
    public Uni<Integer> inQuarantine(SqlConnection tx, int shard) {
        return tx.preparedQuery(IN_QUARANTINE)
                .execute(Tuple.of((short) shard))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** @param since a close after that does not count, {@code null} if any does */
    private static Uni<List<String>> mayBeOpen(
            SqlConnection tx, OffsetDateTime since, int shard, String after, int limit) {
        return tx.preparedQuery(MAY_BE_OPEN)
                .execute(Tuple.from(Arrays.asList((short) shard, after, CLOSES, AMENDMENTS, (long) limit, since)))
                .map(rows -> {
                    var dossiers = new ArrayList<String>(rows.rowCount());
                    rows.forEach(row -> dossiers.add(row.getString(0)));
                    return List.copyOf(dossiers);
                });
    }

    @SafeVarargs
    private static String[] names(Class<? extends DossierEvent>... types) {
        return Stream.of(types).flatMap(EventTypes::namesOf).toArray(String[]::new);
    }

    private static Tuple row(List<Arrived> arrived) {
        return Tuple.tuple()
                .addValue(Columns.longs(arrived, a -> a.placed().offset()))
                .addValue(Columns.longs(arrived, a -> a.fact().position()))
                .addValue(Columns.times(arrived, a -> a.fact().time()))
                .addValue(Columns.times(arrived, a -> a.fact().recordedAt()))
                .addValue(Columns.shorts(arrived, a -> a.placed().partition()))
                .addValue(Columns.texts(arrived, a -> ownerCode(a.fact().owner())))
                .addValue(Columns.texts(arrived, a -> a.fact().dossier()))
                .addValue(
                        Columns.texts(arrived, a -> rootUnlessItself(a.placed().record())))
                .addValue(Columns.texts(arrived, a -> a.placed().record().type()))
                .addValue(Columns.texts(arrived, a -> a.fact().causationId()))
                .addValue(Columns.texts(arrived, a -> sourceThatMatters(a.fact())))
                .addValue(Columns.texts(arrived, a -> EventTypes.encode(a.kept())));
    }

    private static Map<String, CaseFile> files(
            Collection<String> dossiers, RowSet<Row> consumed, Map<String, List<LogRecord>> own) {
        var files = new HashMap<String, CaseFile>();
        dossiers.forEach(dossier -> files.put(dossier, CaseFile.unknown(dossier)));
        consumed.forEach(
                row -> files.computeIfPresent(row.getString("dossier"), (dossier, file) -> file.under(root(row))
                        .with(fact(row))));
        own.forEach((dossier, records) -> files.computeIfPresent(dossier, (_, file) -> file.withOwn(records)));
        return files;
    }

    private static Fact fact(Row row) {
        var owner = row.getString("owner") == null ? Owner.INTAKE : Owner.ofCode(row.getString("owner"));
        var position = row.getLong("position");
        var source = row.getString("source");
        return new Fact(
                EventId.of(owner, row.getShort("partition"), position),
                owner,
                position,
                row.getLong("log_offset"),
                row.getString("dossier"),
                row.getOffsetDateTime("time").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                null,
                null,
                row.getString("causation"),
                source == null ? null : new PostId(source, ""),
                Set.of(),
                EventTypes.decode(row.getString("type"), row.getString("data")));
    }

    private static String root(Row row) {
        return row.getString("root") == null ? row.getString("dossier") : row.getString("root");
    }

    private static String ownerCode(Owner owner) {
        return owner == Owner.INTAKE ? null : owner.code();
    }

    private static String rootUnlessItself(LogRecord record) {
        return record.partitionKey().equals(record.dossier()) ? null : record.partitionKey();
    }

    /** Of a beginning, who is waited for with notices; of what finishes a part, who owed its synchronisation. */
    private static String sourceThatMatters(Fact fact) {
        var event = fact.event();
        var begins = event instanceof DossierReceived || event instanceof DossierSubmitted;
        var finishes = event instanceof LegCompleted || event instanceof DossierResolved;
        return (begins || finishes) && fact.origin() != null ? fact.origin().source() : null;
    }
}

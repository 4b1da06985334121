package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.consumer.PlacedRecord;

/** The facts of the dossiers as they stand in the log, kept once. */
@Singleton
public class FactTable {
    /** What all types begin with, left out in the table. */
    public static final String TYPE_PREFIX = "vn.lienthong.";

    private static final Owner[] OWNERS = Owner.values();

    private static final String INSERT = """
            insert into fact (partition, log_offset, position, time, recorded_at, owner, dossier, type, unit, actor,
                              causation, flags, data, sealed, applied)
            select f.partition, f.offs, f.position, f.time, f.recorded, f.owner, f.dossier, f.type, f.unit, f.actor,
                   f.causation, f.flags, f.data, f.sealed,
                   last.applied + row_number() over (partition by f.partition order by f.n)
            from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::smallint[], $7::text[],
                        $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[]) with ordinality
                 as f (partition, offs, position, time, recorded, owner, dossier, type, unit, actor, causation, flags,
                       data, sealed, n)
            join (select p.partition, coalesce((select max(applied) from fact where partition = p.partition),
                         (extract(epoch from clock_timestamp()) * 1000000)::bigint) as applied
                  from (select distinct unnest($1::smallint[]) as partition) p) last on last.partition = f.partition
            """;

    static final String COLUMNS =
            "partition, log_offset, position, time, recorded_at, owner, dossier, type, unit, actor, causation, flags, data";

    private static final String LOAD =
            "select " + COLUMNS + " from fact where dossier = any($1) order by partition, log_offset";

    /** Facts of each of these dossiers, in log order; no entry for one without facts. */
    Uni<Map<String, List<Fact>>> load(SqlConnection tx, Collection<String> dossiers) {
        return tx.preparedQuery(LOAD)
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows -> {
                    var facts = new HashMap<String, List<Fact>>();
                    for (var row : rows) {
                        var fact = read(row);
                        facts.computeIfAbsent(fact.dossier(), _ -> new ArrayList<>())
                                .add(fact);
                    }
                    return facts;
                });
    }

    /** Numbers them in the order applied; whoever calls holds the locks of the partitions' positions. */
    Uni<Void> store(SqlConnection tx, List<PlacedRecord> records) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        var columns = new Columns<>(records);
        var tuple = Tuple.tuple()
                .addValue(columns.shorts(PlacedRecord::partition))
                .addValue(columns.longs(PlacedRecord::offset))
                .addValue(columns.longs(r -> r.record().position()))
                .addValue(columns.times(r -> r.record().time()))
                .addValue(columns.times(PlacedRecord::recordedAt))
                .addValue(columns.shorts(r -> r.record().owner().ordinal()))
                .addValue(columns.texts(r -> r.record().dossier()))
                .addValue(columns.texts(r -> r.record().type().substring(TYPE_PREFIX.length())))
                .addValue(columns.texts(r -> r.record().unit()))
                .addValue(columns.texts(r -> r.record().actor()))
                .addValue(columns.texts(r -> r.record().causationId()))
                .addValue(columns.texts(r -> flags(r.record().flags())))
                .addValue(columns.texts(r -> r.record().data()))
                .addValue(columns.texts(FactTable::sealed));
        return tx.preparedQuery(INSERT).execute(tuple).replaceWithVoid();
    }

    /** Intake reads what it sealed itself in its own journal. */
    static String sealed(PlacedRecord placed) {
        return placed.record().owner() == Owner.INTAKE ? null : placed.record().sealed();
    }

    /** Reads a row of {@link #COLUMNS}. The origin of a posted fact is in its owner's journal, not here. */
    public static Fact read(Row row) {
        var owner = OWNERS[row.getShort("owner")];
        var position = row.getLong("position");
        return new Fact(
                EventId.of(owner, row.getShort("partition"), position),
                owner,
                position,
                row.getLong("log_offset"),
                row.getString("dossier"),
                instant(row, "time"),
                instant(row, "recorded_at"),
                row.getString("unit"),
                row.getString("actor"),
                row.getString("causation"),
                null,
                flags(row.getString("flags")),
                EventTypes.decode(type(row), row.getString("data")));
    }

    /** The CloudEvents type of a row of {@link #COLUMNS}. */
    public static String type(Row row) {
        return TYPE_PREFIX + row.getString("type");
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    /** In the order of their declaration, or {@code null} for none. */
    static String flags(Set<Flag> flags) {
        return flags.isEmpty() ? null : flags.stream().sorted().map(Flag::name).collect(Collectors.joining(","));
    }

    public static Set<Flag> flags(String text) {
        if (text == null) return Set.of();
        return Arrays.stream(text.split(","))
                .map(Flag::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class)));
    }
}

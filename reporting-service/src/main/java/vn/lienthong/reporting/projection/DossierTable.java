package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.Awaiting;

/** The table of dossiers that lists are read from. */
@Singleton
public class DossierTable {
    static final String COLUMNS =
            "partition, code, log_offset, status, awaiting, pending, received_at, submitted_at, due_at,"
                    + " original_due_at, due_soon_from, overdue_from, closed_at, returned_at, channel, outcome, punctuality, parent,"
                    + " children, procedure, field, unit, resolving_unit, holder, sent_to, units, officer, overdue_cause, flags,"
                    + " passed_at";

    private static final String UPSERT = """
            insert into dossier as d (partition, code, log_offset, status, awaiting, pending, received_at, submitted_at,
                    due_at, original_due_at, due_soon_from, overdue_from, closed_at, returned_at, channel, outcome,
                    punctuality, parent, children, procedure, field, unit, resolving_unit, holder, sent_to, units,
                    officer, overdue_cause, flags, passed_at)
            select n.partition, n.code, n.log_offset, n.status, n.awaiting, n.pending, n.received_at, n.submitted_at, n.due_at,
                    n.original_due_at, n.due_soon_from, n.overdue_from, n.closed_at, n.returned_at, n.channel,
                    n.outcome, n.punctuality, n.parent, string_to_array(n.children, ','), n.procedure, n.field, n.unit,
                    n.resolving_unit, n.holder, n.sent_to, string_to_array(n.units, ','), n.officer, n.overdue_cause,
                    n.flags, n.passed_at
            from unnest($1::smallint[], $2::text[], $3::bigint[], $4::smallint[], $5::smallint[], $6::smallint[], $7::timestamptz[],
                    $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[],
                    $13::timestamptz[], $14::timestamptz[], $15::smallint[], $16::smallint[], $17::smallint[],
                    $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[],
                    $25::text[], $26::text[], $27::text[], $28::text[], $29::text[], $30::timestamptz[])
                as n(partition, code, log_offset, status, awaiting, pending, received_at, submitted_at, due_at, original_due_at,
                    due_soon_from, overdue_from, closed_at, returned_at, channel, outcome, punctuality, parent,
                    children, procedure, field, unit, resolving_unit, holder, sent_to, units, officer, overdue_cause,
                    flags, passed_at)
            on conflict (code) do update set
                    log_offset = excluded.log_offset, status = excluded.status, awaiting = excluded.awaiting,
                    pending = excluded.pending, received_at = excluded.received_at,
                    submitted_at = excluded.submitted_at, due_at = excluded.due_at,
                    original_due_at = excluded.original_due_at, due_soon_from = excluded.due_soon_from,
                    overdue_from = excluded.overdue_from, closed_at = excluded.closed_at,
                    returned_at = excluded.returned_at, channel = excluded.channel, outcome = excluded.outcome,
                    punctuality = excluded.punctuality, parent = excluded.parent, children = excluded.children,
                    procedure = excluded.procedure, field = excluded.field, unit = excluded.unit,
                    resolving_unit = excluded.resolving_unit, holder = excluded.holder, sent_to = excluded.sent_to,
                    units = excluded.units, officer = excluded.officer, overdue_cause = excluded.overdue_cause,
                    flags = excluded.flags, passed_at = excluded.passed_at
            """;

    private static final String FAMILIES =
            "select code, parent, children from dossier where code = any($1) and (parent is not null or children <> '{}')";

    /** @param children of the dossiers asked for that have any */
    record Families(Set<String> parents, Map<String, SortedSet<String>> children) {}

    /** Parents and children of those of these dossiers that have them. */
    Uni<Families> families(SqlConnection tx, Collection<String> codes) {
        return tx.preparedQuery(FAMILIES)
                .execute(Tuple.of(codes.toArray(String[]::new)))
                .map(rows -> {
                    var families = new Families(new HashSet<>(), new HashMap<>());
                    for (var row : rows) {
                        if (row.getString("parent") != null) families.parents().add(row.getString("parent"));
                        families.children()
                                .put(row.getString("code"), new TreeSet<>(List.of(row.getArrayOfStrings("children"))));
                    }
                    return families;
                });
    }

    Uni<Void> store(SqlConnection tx, List<DossierRow> rows) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(UPSERT).execute(tuple(rows)).replaceWithVoid();
    }

    private static Tuple tuple(List<DossierRow> rows) {
        var c = new Columns<>(rows);
        return Tuple.tuple()
                .addValue(c.shorts(DossierRow::partition))
                .addValue(c.texts(r -> r.view().code()))
                .addValue(c.longs(DossierRow::offset))
                .addValue(c.ordinals(r -> r.view().status()))
                .addValue(c.shorts(r -> bits(r.view().awaiting())))
                .addValue(c.shorts(DossierRow::pending))
                .addValue(c.times(r -> r.view().receivedAt()))
                .addValue(c.times(r -> r.view().submittedAt()))
                .addValue(c.times(r -> at(r.view().due())))
                .addValue(c.times(r -> at(r.view().originalDue())))
                .addValue(c.times(DossierRow::dueSoonFrom))
                .addValue(c.times(r -> r.view().overdueFrom()))
                .addValue(c.times(r -> r.view().closedAt()))
                .addValue(c.times(r -> r.view().returnedAt()))
                .addValue(c.ordinals(r -> r.view().channel()))
                .addValue(c.ordinals(r -> r.view().outcome()))
                .addValue(c.ordinals(r -> r.view().punctuality()))
                .addValue(c.texts(r -> r.view().parent()))
                .addValue(c.texts(r -> String.join(",", r.view().children())))
                .addValue(c.texts(r -> r.view().procedure()))
                .addValue(c.texts(r -> r.view().field()))
                .addValue(c.texts(r -> r.view().unit()))
                .addValue(c.texts(r -> r.view().resolvingUnit()))
                .addValue(c.texts(r -> r.view().holder()))
                .addValue(c.texts(r -> r.view().sentTo()))
                .addValue(c.texts(r -> String.join(",", r.view().units())))
                .addValue(c.texts(r -> r.view().officer()))
                .addValue(c.texts(r -> name(r.view().overdueCause())))
                .addValue(c.texts(r -> FactTable.flags(r.view().flags())))
                .addValue(c.times(r -> r.view().passedAt()));
    }

    /** A row in the order of {@link #COLUMNS}. */
    static void line(CopyText line, DossierRow r) {
        var view = r.view();
        line.add(r.partition())
                .add(view.code())
                .add(r.offset())
                .add(view.status())
                .add(bits(view.awaiting()))
                .add(r.pending())
                .add(view.receivedAt())
                .add(view.submittedAt())
                .add(at(view.due()))
                .add(at(view.originalDue()))
                .add(r.dueSoonFrom())
                .add(view.overdueFrom())
                .add(view.closedAt())
                .add(view.returnedAt())
                .add(view.channel())
                .add(view.outcome())
                .add(view.punctuality())
                .add(view.parent())
                .add(view.children())
                .add(view.procedure())
                .add(view.field())
                .add(view.unit())
                .add(view.resolvingUnit())
                .add(view.holder())
                .add(view.sentTo())
                .add(view.units())
                .add(view.officer())
                .add(name(view.overdueCause()))
                .add(FactTable.flags(view.flags()))
                .add(view.passedAt());
    }

    /** The set as a number: bit 0 for the first constant. */
    public static int bits(Set<Awaiting> awaiting) {
        return awaiting.stream().mapToInt(one -> 1 << one.ordinal()).sum();
    }

    private static Instant at(DueDate due) {
        return due == null ? null : due.at();
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}

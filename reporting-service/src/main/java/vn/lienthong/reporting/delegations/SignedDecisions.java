package vn.lienthong.reporting.delegations;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.report.KnownCondition;
import vn.lienthong.reporting.report.KnownDossiers;
import vn.lienthong.reporting.report.Question;

/**
 * The decisions of a period. Of dossiers that nobody amended the facts read as recorded and the database counts them; the
 * few others are folded. The dossier under which a group was filed is decided by nobody: it goes as its parts go.
 */
@Singleton
class SignedDecisions {
    private static final String DECIDED = """
            from fact e
            join dossier d on d.code = e.dossier and d.children = '{}'
            cross join lateral (values (e.data::jsonb)) as decided(data)
            where e.type = 'dossier.resolved.v1' and e.time >= $2 and e.time < $3 and (%s)
              and decided.data ->> 'unit' = any($1)
              and not exists (select from fact a where a.dossier = e.dossier
                              and a.type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1'))
            """;

    private static final String GROUPED = """
            select s.unit, s.signer, s.delegation, s.procedure, s.flagged, min(s.time) as first, count(*) as signed from (
                select decided.data ->> 'unit' as unit, decided.data ->> 'signer' as signer,
                    decided.data ->> 'delegation' as delegation, d.procedure, e.time,
                    coalesce(e.flags like '%%NO_DELEGATION%%', false) as flagged
                """ + DECIDED + """
            ) s left join unnest($4::text[], $5::timestamptz[]) as revoked(delegation, at)
                on revoked.delegation = s.delegation
            group by s.unit, s.signer, s.delegation, s.procedure, s.flagged, s.time >= revoked.at,
                (s.time at time zone 'Asia/Ho_Chi_Minh')::date
            """;

    private static final String COUNTED = "select count(*) " + DECIDED;

    private static final String AMENDED = """
            select distinct a.dossier from fact a join dossier d on d.code = a.dossier and d.children = '{}'
            where a.type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1')
              and d.units && $1
              and exists (select from fact e where e.dossier = a.dossier and e.type = 'dossier.resolved.v1')
            """;

    private final KnownDossiers dossiers;
    private final LiveCatalogue catalogue;

    SignedDecisions(KnownDossiers dossiers, LiveCatalogue catalogue) {
        this.dossiers = dossiers;
        this.catalogue = catalogue;
    }

    /** @param counted how many there are, counted apart */
    record Found(List<Signed> signed, long counted) {}

    Uni<Found> of(SqlConnection tx, Collection<String> units, Question question) {
        return unamended(tx, units, question).chain(grouped -> amended(tx, units, question)
                .chain(folded -> counted(tx, units, question).map(count -> {
                    var all = Stream.concat(grouped.stream(), folded.stream()).toList();
                    return new Found(all, count + folded.size());
                })));
    }

    private Uni<List<Signed>> unamended(SqlConnection tx, Collection<String> units, Question question) {
        var revocations = catalogue.now().revocations();
        var codes = revocations.keySet().toArray(String[]::new);
        var times = Stream.of(codes)
                .map(code -> revocations.get(code).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        var known = KnownCondition.of(question.known(), 6);
        var values = values(units, question).addValue(codes).addValue(times);
        return tx.preparedQuery(GROUPED.formatted(known.sql()))
                .execute(known.addTo(values))
                .map(SignedDecisions::read);
    }

    private static Uni<Long> counted(SqlConnection tx, Collection<String> units, Question question) {
        var known = KnownCondition.of(question.known(), 4);
        return tx.preparedQuery(COUNTED.formatted(known.sql()))
                .execute(known.addTo(values(units, question)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple values(Collection<String> units, Question question) {
        return Tuple.tuple()
                .addValue(units.toArray(String[]::new))
                .addValue(BusinessDay.start(question.period().from()).atOffset(ZoneOffset.UTC))
                .addValue(question.end().atOffset(ZoneOffset.UTC));
    }

    private static List<Signed> read(RowSet<Row> rows) {
        var signed = new ArrayList<Signed>();
        for (var row : rows)
            signed.add(new Signed(
                    row.getString("unit"),
                    row.getString("signer"),
                    row.getString("delegation"),
                    row.getString("procedure"),
                    row.getOffsetDateTime("first").toInstant(),
                    row.getBoolean("flagged"),
                    row.getLong("signed")));
        return signed;
    }

    private Uni<List<Signed>> amended(SqlConnection tx, Collection<String> units, Question question) {
        return tx.preparedQuery(AMENDED)
                .execute(Tuple.of((Object) units.toArray(String[]::new)))
                .chain(rows -> {
                    var codes = new ArrayList<String>();
                    rows.forEach(row -> codes.add(row.getString(0)));
                    return dossiers.each(tx, codes, question.known(), dossier -> signed(dossier, units, question));
                });
    }

    private static List<Signed> signed(Dossier dossier, Collection<String> units, Question question) {
        var procedure = dossier.reception()
                .map(reception -> reception.event().procedure())
                .orElse(null);
        return dossier.history().facts().stream()
                .filter(fact -> fact.event() instanceof DossierResolved decided && units.contains(decided.unit()))
                .filter(fact -> question.period().includes(BusinessDay.of(fact.time())))
                .map(fact -> signed(fact, (DossierResolved) fact.event(), procedure))
                .toList();
    }

    private static Signed signed(Fact fact, DossierResolved decided, String procedure) {
        return new Signed(
                decided.unit(),
                decided.signer(),
                decided.delegation(),
                procedure,
                fact.time(),
                fact.flags().contains(Flag.NO_DELEGATION),
                1);
    }
}

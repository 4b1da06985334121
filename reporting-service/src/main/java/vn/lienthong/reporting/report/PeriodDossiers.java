package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Responsible;

/**
 * The dossiers of a period, each folded from its facts, for reports that the ledger does not answer: those received before
 * its end and not yet closed, or not yet returned, when it began, and those with feedback of which the answer may be due in it.
 * Groups count by their parts, as in form 06a.
 */
@Singleton
public class PeriodDossiers {
    /**
     * A group counts by itself as long as none of its parts was known. Of dossiers that changed since what is asked for was known nobody can say
     * beforehand whether they belong here.
     */
    private static final String DOSSIERS = """
            select d.code from dossier d
            where (d.children = '{}' or not exists (
                    select from fact e where e.dossier = any(d.children) and e.type = 'dossier.received.v1' and %s))
              and (d.units && $1
                   and (d.received_at < $3
                        and (d.closed_at is null or greatest(d.closed_at, d.received_at, d.returned_at) >= $2)
                     or d.code in (select f.dossier from fact f
                                   where f.type = 'dossier.feedback.v1' and f.time >= $2 - interval '60 days' and f.time < $3))
                or exists (select from fact e where e.dossier = d.code and %s))
            order by d.code
            """;

    private final KnownDossiers dossiers;

    PeriodDossiers(KnownDossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** What is to be said of each dossier that counts at a unit of the scope. */
    public <T> Uni<List<T>> each(
            SqlConnection tx, Scope scope, Question question, Function<CountedDossier, Collection<T>> said) {
        var changed = KnownCondition.notYet(question.known(), 4);
        var values = Tuple.tuple()
                .addValue(scope.units())
                .addValue(BusinessDay.start(question.period().from()).atOffset(ZoneOffset.UTC))
                .addValue(question.end().atOffset(ZoneOffset.UTC));
        var known = KnownCondition.of(question.known(), 4 + changed.values().size());
        return tx.preparedQuery(DOSSIERS.formatted(known.sql(), changed.sql()))
                .execute(known.addTo(changed.addTo(values)))
                .chain(rows -> {
                    var codes = new ArrayList<String>();
                    rows.forEach(row -> codes.add(row.getString(0)));
                    return dossiers.each(tx, codes, question.known(), dossier -> counted(dossier, scope, question)
                            .map(said)
                            .orElse(List.of()));
                });
    }

    private static Optional<CountedDossier> counted(Dossier dossier, Scope scope, Question question) {
        return dossier.reception()
                .filter(reception -> reception.fact().time().isBefore(question.end()))
                .map(reception -> {
                    var course = Course.of(dossier);
                    var unit = Responsible.at(question.period().to(), reception, dossier, course);
                    return new CountedDossier(dossier, reception, course, unit);
                })
                .filter(counted -> scope.rowOf().containsKey(counted.unit()));
    }
}

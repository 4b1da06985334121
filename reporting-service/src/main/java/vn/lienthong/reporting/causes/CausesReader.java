package vn.lienthong.reporting.causes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.causes.CausesReport.Delays;
import vn.lienthong.reporting.causes.CausesReport.OfAll;
import vn.lienthong.reporting.causes.CausesReport.Row;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.DelayedDossiers;
import vn.lienthong.reporting.report.DelayedDossiers.Found;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.KnownDossiers;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.Page;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Totals06a;

/** Answers the report on delays: which dossiers by the ledger, the cause of each by its facts. */
@Singleton
public class CausesReader {
    private final Answers answers;
    private final DelayedDossiers delayed;
    private final KnownDossiers dossiers;
    private final Totals06a totals;
    private final Labels labels;
    private final LiveCatalogue catalogue;

    CausesReader(
            Answers answers,
            DelayedDossiers delayed,
            KnownDossiers dossiers,
            Totals06a totals,
            Labels labels,
            LiveCatalogue catalogue) {
        this.answers = answers;
        this.delayed = delayed;
        this.dossiers = dossiers;
        this.totals = totals;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "CausesPage")
    public record Behind(
            String row,
            Cause cause,
            String cell,
            List<Delayed> dossiers,
            String next,
            Map<Integer, Long> logPosition) {}

    private record Content(List<Delayed> delays, Figures form06a) {}

    public Uni<CausesReport> report(Question question) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(
                question,
                tx -> delays(tx, scope, question)
                        .chain(found -> totals.of(tx, scope, question).map(form06a -> new Content(found, form06a))),
                (head, content) -> report(question, scope, head, content));
    }

    /** @param row code of a unit's row; empty for all, as is the cause */
    public Uni<Behind> behind(
            Question question,
            Optional<String> row,
            Optional<Cause> cause,
            CauseCell cell,
            Optional<String> after,
            int limit) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        Predicate<Delayed> isAsked = each -> each.cell() == cell
                && row.filter(key -> !key.equals(each.unit())).isEmpty()
                && cause.filter(wanted -> wanted != each.cause()).isEmpty();
        return answers.of(question, tx -> delays(tx, scope, question), (head, found) -> {
            var page = Page.of(found.stream().filter(isAsked).toList(), Delayed::dossier, after, limit);
            return new Behind(
                    row.orElse(null),
                    cause.orElse(null),
                    cell.toString(),
                    page.items(),
                    page.next(),
                    head.logPosition());
        });
    }

    private Uni<List<Delayed>> delays(SqlConnection tx, Scope scope, Question question) {
        return delayed.of(tx, scope, question)
                .chain(found -> causes(tx, found, question).map(causes -> found.stream()
                        .map(each -> delayed(each, scope, causes.get(each.dossier())))
                        .toList()));
    }

    private static Delayed delayed(Found found, Scope scope, Cause cause) {
        var cell = found.late() ? CauseCell.RESOLVED_LATE : CauseCell.OPEN_OVERDUE;
        return new Delayed(found.dossier(), scope.rowOf().get(found.unit()), cell, cause);
    }

    private Uni<Map<String, Cause>> causes(SqlConnection tx, List<Found> found, Question question) {
        var codes = found.stream().map(Found::dossier).toList();
        return dossiers.each(
                        tx,
                        codes,
                        question.known(),
                        dossier -> List.of(Map.entry(
                                dossier.code(), Cause.of(DossierView.of(dossier).overdueCause()))))
                .map(causes -> causes.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private CausesReport report(Question question, Scope scope, Head head, Content content) {
        var rows = rows(question, scope, content.delays());
        var total = count(content.delays());
        return new CausesReport(
                CausesReport.FORM,
                head,
                rows,
                ofAll(content.delays(), question.english()),
                total,
                checks(rows, total, content.form06a()));
    }

    private List<Row> rows(Question question, Scope scope, List<Delayed> delays) {
        var rows = new ArrayList<Row>();
        for (var key : scope.rows().keySet())
            for (var cause : Cause.values()) {
                var counted = count(delays.stream()
                        .filter(each -> each.unit().equals(key) && each.cause() == cause)
                        .toList());
                if (!counted.equals(count(List.of())))
                    rows.add(new Row(
                            key,
                            labels.unit(scope, key, question.english()),
                            cause,
                            cause.label(question.english()),
                            counted.resolvedLate(),
                            counted.openOverdue()));
            }
        return rows;
    }

    private static List<OfAll> ofAll(List<Delayed> delays, boolean english) {
        return Arrays.stream(Cause.values())
                .map(cause -> {
                    var counted = count(delays.stream()
                            .filter(each -> each.cause() == cause)
                            .toList());
                    return new OfAll(cause, cause.label(english), counted.resolvedLate(), counted.openOverdue());
                })
                .toList();
    }

    private static Delays count(Collection<Delayed> delays) {
        long late = delays.stream()
                .filter(each -> each.cell() == CauseCell.RESOLVED_LATE)
                .count();
        return new Delays(late, delays.size() - late);
    }

    private static List<Check> checks(List<Row> rows, Delays total, Figures form06a) {
        var sum = new Delays(
                rows.stream().mapToLong(Row::resolvedLate).sum(),
                rows.stream().mapToLong(Row::openOverdue).sum());
        return List.of(
                new Check("rows sum to total", sum.equals(total)),
                new Check(
                        "resolvedLate = late of 06a",
                        total.resolvedLate() == form06a.resolved().late()),
                new Check(
                        "openOverdue = overdue of 06a",
                        total.openOverdue() == form06a.open().overdue()));
    }
}

package vn.lienthong.reporting.saved;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.PeriodDossiers;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Totals06a;
import vn.lienthong.reporting.saved.SavedReport.Days;
import vn.lienthong.reporting.saved.SavedReport.Row;

/** Answers by how many days dossiers were early: each by its facts, held against form 06a. */
@Singleton
public class SavedReader {
    private final Answers answers;
    private final PeriodDossiers dossiers;
    private final Totals06a totals;
    private final Labels labels;
    private final LiveCatalogue catalogue;

    SavedReader(Answers answers, PeriodDossiers dossiers, Totals06a totals, Labels labels, LiveCatalogue catalogue) {
        this.answers = answers;
        this.dossiers = dossiers;
        this.totals = totals;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    private record Content(List<Saved> saved, Figures form06a) {}

    public Uni<SavedReport> report(Question question, SavedBy by) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(
                question,
                tx -> content(tx, scope, question),
                (head, content) -> report(question, by, scope, head, content));
    }

    private Uni<Content> content(SqlConnection tx, Scope scope, Question question) {
        return dossiers.each(
                        tx,
                        scope,
                        question,
                        counted -> Saved.of(counted, row(counted, scope, question), question.period()).stream()
                                .toList())
                .chain(saved -> totals.of(tx, scope, question).map(form06a -> new Content(saved, form06a)));
    }

    private static String row(CountedDossier counted, Scope scope, Question question) {
        var last = counted.closingIn(question.period())
                .map(closing -> BusinessDay.of(closing.at()))
                .orElse(question.period().to());
        return scope.rowOf(counted.unit(), last);
    }

    private SavedReport report(Question question, SavedBy by, Scope scope, Head head, Content content) {
        var byKey = content.saved().stream().collect(Collectors.groupingBy(by::key, TreeMap::new, Collectors.toList()));
        var rows = byKey.entrySet().stream()
                .map(row -> new Row(row.getKey(), label(question, by, scope, row.getKey()), Days.of(row.getValue())))
                .toList();
        var total = Days.of(content.saved());
        return new SavedReport(SavedReport.FORM, head, by.text(), rows, total, checks(total, content.form06a()));
    }

    private String label(Question question, SavedBy by, Scope scope, String key) {
        return switch (by) {
            case UNIT -> labels.unit(scope, key, question.english());
            case FIELD -> labels.field(key, question.english());
        };
    }

    private static List<Check> checks(Days total, Figures form06a) {
        return List.of(
                new Check(
                        "dossiers = early of 06a",
                        total.dossiers() == form06a.resolved().early()),
                new Check("dossiers = one + two + more", total.dossiers() == total.one() + total.two() + total.more()));
    }
}

package vn.lienthong.reporting.indicators;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.reporting.dossier.FeedbackGiven;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.Page;
import vn.lienthong.reporting.report.PeriodDossiers;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Totals06a;

/** Answers the indicators: each dossier of the period is weighed by its facts, all in one snapshot. */
@Singleton
public class IndicatorsReader {
    private static final Set<FeedbackKind> DISCONTENT = Set.of(FeedbackKind.COMPLAINT, FeedbackKind.DISLIKE);

    private final Answers answers;
    private final PeriodDossiers dossiers;
    private final ProcedureLimits limits;
    private final Totals06a totals;
    private final Labels labels;
    private final LiveCatalogue catalogue;

    IndicatorsReader(
            Answers answers,
            PeriodDossiers dossiers,
            ProcedureLimits limits,
            Totals06a totals,
            Labels labels,
            LiveCatalogue catalogue) {
        this.answers = answers;
        this.dossiers = dossiers;
        this.limits = limits;
        this.totals = totals;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "IndicatorsPage")
    public record Behind(String cell, List<Reckoned> dossiers, String next, Map<Integer, Long> logPosition) {}

    private record Content(IndicatorFigures figures, Figures form06a) {}

    public Uni<IndicatorsReport> report(Question question) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(
                question,
                tx -> weighed(tx, scope, question).chain(found -> totals.of(tx, scope, question)
                        .map(form06a -> new Content(new IndicatorFigures(found), form06a))),
                (head, content) -> report(question, head, content));
    }

    public Uni<Behind> behind(Question question, IndicatorCell cell, Optional<String> after, int limit) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(question, tx -> weighed(tx, scope, question), (head, found) -> {
            var counted = found.stream()
                    .map(Weighed::reckoned)
                    .filter(Objects::nonNull)
                    .filter(cell::counts)
                    .toList();
            var page = Page.of(counted, Reckoned::dossier, after, limit);
            return new Behind(cell.toString(), page.items(), page.next(), head.logPosition());
        });
    }

    private Uni<List<Weighed>> weighed(SqlConnection tx, Scope scope, Question question) {
        return dossiers.each(tx, scope, question, counted -> List.of(weighed(counted, question)));
    }

    private Weighed weighed(CountedDossier counted, Question question) {
        var received = counted.isReceivedIn(question.period());
        return new Weighed(
                Reckoned.of(counted, limits.ends(counted), question.period()).orElse(null),
                FeedbackGiven.stands(counted.dossier().history(), DISCONTENT, question.end()),
                received ? counted.reception().cell().channel() : null,
                received
                        ? TimeTaken.of(counted, limits.unit(counted), limits.calendar(counted))
                                .orElse(null)
                        : null);
    }

    private IndicatorsReport report(Question question, Head head, Content content) {
        var figures = content.figures();
        var english = question.english();
        var lastDay = question.period().to();
        return new IndicatorsReport(
                IndicatorsReport.FORM,
                head,
                IndicatorsReport.BASIS,
                figures.indicators(english),
                figures.resolutionTimes(code -> labels.procedure(code, lastDay, english)),
                Notes.assumed(english),
                Notes.leftOut(english),
                List.of(receivedAgrees(figures, content.form06a())));
    }

    private static Check receivedAgrees(IndicatorFigures figures, Figures form06a) {
        var received = form06a.received();
        return new Check(
                "received in the period = total - carriedIn of 06a",
                figures.received() == received.total() - received.carriedIn());
    }
}

package vn.lienthong.reporting.officers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.Course.Turn;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.dossier.Names;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.PeriodDossiers;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Totals06a;
import vn.lienthong.reporting.report.UnitCalendars;

/** Answers the scores of officers and agencies: each dossier of the period by its facts, all in one snapshot. */
@Singleton
public class OfficersReader {
    private final Answers answers;
    private final PeriodDossiers dossiers;
    private final Totals06a totals;
    private final UnitCalendars calendars;
    private final Names names;
    private final Labels labels;
    private final LiveCatalogue catalogue;

    OfficersReader(
            Answers answers,
            PeriodDossiers dossiers,
            Totals06a totals,
            UnitCalendars calendars,
            Names names,
            Labels labels,
            LiveCatalogue catalogue) {
        this.answers = answers;
        this.dossiers = dossiers;
        this.totals = totals;
        this.calendars = calendars;
        this.names = names;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    private record Content(List<Handled> dossiers, Figures form06a) {}

    public Uni<OfficersReport> report(Question question) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(
                question, tx -> content(tx, scope, question), (head, content) -> report(question, head, content));
    }

    private Uni<Content> content(SqlConnection tx, Scope scope, Question question) {
        return dossiers.each(tx, scope, question, counted -> List.of(handled(counted, question)))
                .chain(found -> totals.of(tx, scope, question).map(form06a -> new Content(found, form06a)));
    }

    private Handled handled(CountedDossier counted, Question question) {
        var cell = counted.reception().cell();
        var closing = counted.closingIn(question.period());
        return new Handled(
                counted.unit(),
                closing.isEmpty() ? null : DossierView.of(counted.dossier()).officer(),
                cell.field(),
                cell.procedure(),
                cell.channel(),
                counted.isReceivedIn(question.period()),
                closing.map(close -> close.punctuality() == Punctuality.LATE)
                        .orElseGet(() -> isOverdueAtEnd(counted, question)),
                closing.filter(OfficersReader::isDecision)
                        .map(decision -> DossierScore.of(counted, decision))
                        .orElse(null),
                feedback(counted, question));
    }

    private FeedbackHandled feedback(CountedDossier counted, Question question) {
        var first = question.period().from();
        return FeedbackHandled.of(
                counted,
                BusinessDay.start(first),
                question.end(),
                calendars.of(counted.reception().event().unit(), BusinessDay.of(counted.receivedAt())));
    }

    private static boolean isDecision(Closing closing) {
        return switch (closing.kind()) {
            case APPROVED, REFUSED -> true;
            case WITHDRAWN, STOPPED -> false;
        };
    }

    private static boolean isOverdueAtEnd(CountedDossier counted, Question question) {
        var end = question.end();
        var open = counted.course()
                .closing()
                .filter(close -> close.at().isBefore(end))
                .isEmpty();
        return open
                && counted.course().turns().stream()
                        .filter(turn -> turn.at().isBefore(end))
                        .reduce((_, later) -> later)
                        .filter(Turn::overdue)
                        .isPresent();
    }

    private OfficersReport report(Question question, Head head, Content content) {
        var lastMoment = question.end().minusSeconds(1);
        var english = question.english();
        var figures = new OfficersFigures(
                content.dossiers(),
                code -> names.unit(code, lastMoment).name(),
                code -> labels.field(code, english),
                english);
        var officers = figures.officers();
        var agencies = figures.agencies();
        return new OfficersReport(
                OfficersReport.FORM,
                head,
                OfficersReport.BASIS,
                officers,
                agencies,
                Notes.of(english),
                OfficersFigures.checks(officers, agencies, decided(content.form06a())));
    }

    private static long decided(Figures form06a) {
        var byOutcome = form06a.resolved().byOutcome();
        return byOutcome.get(CloseKind.APPROVED) + byOutcome.get(CloseKind.REFUSED);
    }
}

package vn.lienthong.reporting.online;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.online.OnlineShareReport.Row;
import vn.lienthong.reporting.online.OnlineShareReport.Share;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Totals06a;

/** Answers how many dossiers were filed online, from the balances, all parts of the period in one snapshot. */
@Singleton
public class OnlineShareReader {
    private final Answers answers;
    private final Totals06a form06a;
    private final Labels labels;
    private final LiveCatalogue catalogue;

    OnlineShareReader(Answers answers, Totals06a form06a, Labels labels, LiveCatalogue catalogue) {
        this.answers = answers;
        this.form06a = form06a;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    /** What form 06a says of one part of the period. */
    private record PartRead(Period part, Map<String, Figures> rows, Figures total) {}

    public Uni<OnlineShareReport> report(Question question, Step by) {
        var scope = Scope.of(catalogue.now(), question.unit(), question.period());
        return answers.of(
                question,
                tx -> parts(tx, scope, question, by),
                (head, parts) -> report(question, by, scope, head, parts));
    }

    private Uni<List<PartRead>> parts(SqlConnection tx, Scope scope, Question question, Step by) {
        return Multi.createFrom()
                .iterable(by.cut(question.period()))
                .onItem()
                .transformToUniAndConcatenate(part -> read(tx, scope, question, part))
                .collect()
                .asList();
    }

    private Uni<PartRead> read(SqlConnection tx, Scope scope, Question question, Period part) {
        var ofPart = new Question(question.unit(), part, question.known(), question.asOf(), question.english());
        return form06a.byRow(tx, scope, ofPart)
                .chain(rows -> form06a.of(tx, scope, ofPart).map(total -> new PartRead(part, rows, total)));
    }

    private OnlineShareReport report(Question question, Step by, Scope scope, Head head, List<PartRead> parts) {
        var rows = rows(question, scope, parts);
        var total =
                parts.stream().map(read -> Share.of(read.part(), read.total())).toList();
        return new OnlineShareReport(OnlineShareReport.FORM, head, by.text(), rows, total, checks(rows, total));
    }

    /** Every unit has its row, also with nothing in it; agencies and what is not assigned only where there is something. */
    private List<Row> rows(Question question, Scope scope, List<PartRead> parts) {
        var rows = new ArrayList<Row>();
        for (var key : scope.rows().keySet()) {
            var shares = parts.stream()
                    .map(read -> Share.of(read.part(), read.rows().get(key)))
                    .toList();
            if (!scope.agencies().contains(key) || shares.stream().anyMatch(share -> share.received() != 0))
                rows.add(new Row(key, labels.unit(scope, key, question.english()), shares));
        }
        return rows;
    }

    private static List<Check> checks(List<Row> rows, List<Share> total) {
        var all = rows.stream().flatMap(row -> row.parts().stream());
        return List.of(new Check(
                "received = online + direct",
                all.allMatch(Share::addsUp) && total.stream().allMatch(Share::addsUp)));
    }
}

package vn.lienthong.reporting.legs;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The report on legs as it is printed: below the total, apart from it, the groups. */
@Singleton
public class PrintedLegs {
    private static final List<Integer> WIDTHS = List.of(55, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22);
    private static final Map<Integer, List<Integer>> SUMS =
            Map.of(2, List.of(3, 4), 5, List.of(6, 7, 8), 9, List.of(10, 11));

    private final Printing printing;

    PrintedLegs(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(LegsReport report, Language language) {
        var words = printing.words(LegsReport.FORM, language);
        var lines = report.rows().stream()
                .map(row -> line(row.label(), row.figures()))
                .toList();
        var totals = List.of(
                Total.of(lines, line(words.total(), report.total())),
                Total.apart(line(words.text("groups"), report.groups())));
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, SUMS, lines, totals));
    }

    private static List<Cell> line(String label, LegFigures figures) {
        return Stream.<Cell>concat(
                        Stream.of(Cell.text(label)), figures.all().stream().map(Cell.Whole::new))
                .toList();
    }
}

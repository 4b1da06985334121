package vn.lienthong.reporting.causes;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The report on delays as it is printed. */
@Singleton
public class PrintedCauses {
    private static final List<Integer> WIDTHS = List.of(85, 100, 45, 45);

    private final Printing printing;

    PrintedCauses(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(CausesReport report, Language language) {
        var words = printing.words(CausesReport.FORM, language);
        var lines = report.rows().stream()
                .map(row -> line(row.label(), row.causeLabel(), row.resolvedLate(), row.openOverdue()))
                .toList();
        var all = report.total();
        var total = Total.of(lines, line(words.total(), "", all.resolvedLate(), all.openOverdue()));
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, Map.of(), lines, List.of(total)));
    }

    private static List<Cell> line(String unit, String cause, long late, long overdue) {
        return List.of(Cell.text(unit), Cell.text(cause), new Cell.Whole(late), new Cell.Whole(overdue));
    }
}

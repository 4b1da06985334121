package vn.lienthong.reporting.saved;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.saved.SavedReport.Days;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The days saved as they are printed. */
@Singleton
public class PrintedSaved {
    private static final List<Integer> WIDTHS = List.of(95, 30, 30, 30, 30, 30, 30);
    private static final Map<Integer, List<Integer>> SUMS = Map.of(2, List.of(5, 6, 7));

    private final Printing printing;

    PrintedSaved(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(SavedReport report, Language language) {
        var words = printing.words(SavedReport.FORM, language);
        var lines =
                report.rows().stream().map(row -> line(row.label(), row.days())).toList();
        var total = Total.of(lines, line(words.total(), report.total()));
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, SUMS, lines, List.of(total)));
    }

    private static List<Cell> line(String label, Days days) {
        return List.of(
                Cell.text(label),
                new Cell.Whole(days.dossiers()),
                new Cell.Whole(days.days()),
                Cell.decimal(days.average()),
                new Cell.Whole(days.one()),
                new Cell.Whole(days.two()),
                new Cell.Whole(days.more()));
    }
}

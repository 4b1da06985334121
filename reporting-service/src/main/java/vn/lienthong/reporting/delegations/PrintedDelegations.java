package vn.lienthong.reporting.delegations;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.delegations.DelegationsReport.Row;
import vn.lienthong.reporting.delegations.DelegationsReport.Totals;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The report on delegations as it is printed. */
@Singleton
public class PrintedDelegations {
    private static final List<Integer> WIDTHS = List.of(55, 35, 35, 35, 23, 23, 23, 23, 23);

    private final Printing printing;

    PrintedDelegations(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(DelegationsReport report, Language language) {
        var words = printing.words(DelegationsReport.FORM, language);
        var lines = report.rows().stream().map(PrintedDelegations::line).toList();
        var total = Total.of(lines, total(words.total(), report.total()));
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, Map.of(), lines, List.of(total)));
    }

    private static List<Cell> line(Row row) {
        return List.of(
                Cell.text(row.label()),
                Cell.text(row.signer()),
                Cell.text(row.position()),
                Cell.text(row.delegation()),
                new Cell.Whole(row.signed()),
                new Cell.Day(row.firstDay()),
                new Cell.Day(row.lastDay()),
                new Cell.Whole(row.outsideValidity()),
                new Cell.Whole(row.flagged()));
    }

    private static List<Cell> total(String label, Totals totals) {
        var empty = Cell.text(null);
        return List.of(
                Cell.text(label),
                empty,
                empty,
                empty,
                new Cell.Whole(totals.signed()),
                empty,
                empty,
                new Cell.Whole(totals.outsideValidity()),
                new Cell.Whole(totals.flagged()));
    }
}

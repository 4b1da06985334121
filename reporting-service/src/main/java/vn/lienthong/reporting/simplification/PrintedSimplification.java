package vn.lienthong.reporting.simplification;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.forms.InWords;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.report.Printing.Words;
import vn.lienthong.reporting.simplification.SimplificationReport.OfLevel;
import vn.lienthong.reporting.simplification.SimplificationReport.Row;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The report on simplification as it is printed: the procedures of each level, and below them what share they are. */
@Singleton
public class PrintedSimplification {
    private static final List<Integer> WIDTHS = List.of(25, 30, 75, 30, 30, 30, 23, 32);

    private final Printing printing;

    PrintedSimplification(Printing printing) {
        this.printing = printing;
    }

    /** As of the last day: no position in the log stands behind it. */
    public PrintedTable of(SimplificationReport report, Language language) {
        var words = printing.words(SimplificationReport.FORM, language);
        var lines = report.levels().stream()
                .flatMap(level -> level.rows().stream().map(row -> line(level.level(), row, words)))
                .toList();
        var totals = report.levels().stream()
                .map(level -> Total.apart(total(level, words)))
                .toList();
        return words.table(
                report.unit(),
                report.from(),
                report.to(),
                BusinessDay.start(report.to()),
                new Printing.Body(WIDTHS, Map.of(), lines, totals),
                List.of(report.conversion()));
    }

    private static List<Cell> line(Level level, Row row, Words words) {
        return List.of(
                level(level, words),
                Cell.text(row.procedure()),
                Cell.text(row.name()),
                Cell.text(words.text("change." + row.change())),
                Cell.text(InWords.limit(row.oldLimit())),
                Cell.text(InWords.limit(row.newLimit())),
                new Cell.Day(row.from()),
                Cell.text(row.basis()));
    }

    private static List<Cell> total(OfLevel level, Words words) {
        var empty = Cell.text(null);
        return List.of(
                level(level.level(), words),
                empty,
                Cell.text(words.total()),
                Cell.text(words.text("shortened", level.shortened(), level.inScope())),
                empty,
                empty,
                empty,
                Cell.text(level.share() == null ? null : level.share() + " %"));
    }

    private static Cell level(Level level, Words words) {
        return Cell.text(words.text("level." + level));
    }
}

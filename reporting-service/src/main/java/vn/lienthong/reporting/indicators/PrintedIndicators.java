package vn.lienthong.reporting.indicators;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.reporting.indicators.IndicatorsReport.Indicator;
import vn.lienthong.reporting.indicators.IndicatorsReport.ResolutionTime;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.report.Printing.Words;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.service.problem.Language;

/** The indicators as they are printed: a line each, and of 2.2 a line for each procedure. */
@Singleton
public class PrintedIndicators {
    private static final List<Integer> WIDTHS = List.of(20, 135, 30, 30, 30, 30);

    private final Printing printing;

    PrintedIndicators(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(IndicatorsReport report, Language language) {
        var words = printing.words(IndicatorsReport.FORM, language);
        var lines = Stream.concat(
                        report.indicators().stream().map(PrintedIndicators::line),
                        report.resolutionTimes().stream().map(time -> line(time, words)))
                .toList();
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, Map.of(), lines, List.of()));
    }

    private static List<Cell> line(Indicator indicator) {
        return List.of(
                Cell.text(indicator.code()),
                Cell.text(indicator.name()),
                new Cell.Whole(indicator.numerator()),
                new Cell.Whole(indicator.denominator()),
                Cell.decimal(indicator.value()),
                Cell.text("%"));
    }

    private static List<Cell> line(ResolutionTime time, Words words) {
        return List.of(
                Cell.text("2.2"),
                Cell.text(time.label()),
                Cell.decimal(time.total()),
                new Cell.Whole(time.dossiers()),
                Cell.decimal(time.average()),
                Cell.text(words.text("unit." + time.unit())));
    }
}

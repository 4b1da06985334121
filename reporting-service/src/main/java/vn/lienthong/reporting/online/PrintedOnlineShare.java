package vn.lienthong.reporting.online;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.lienthong.reporting.online.OnlineShareReport.Share;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** The share of online filing as it is printed: part by part all units, and below them the total of each part. */
@Singleton
public class PrintedOnlineShare {
    private static final List<Integer> WIDTHS = List.of(75, 30, 30, 35, 35, 40, 30);
    private static final Map<Integer, List<Integer>> SUMS = Map.of(4, List.of(5, 6));

    private final Printing printing;

    PrintedOnlineShare(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(OnlineShareReport report, Language language) {
        var words = printing.words(OnlineShareReport.FORM, language);
        int units = report.rows().size();
        var parts = report.total();
        var lines = IntStream.range(0, parts.size())
                .boxed()
                .flatMap(part -> report.rows().stream()
                        .map(row -> line(row.label(), row.parts().get(part))))
                .toList();
        var totals = IntStream.range(0, parts.size())
                .mapToObj(part -> new Total(line(words.total(), parts.get(part)), part * units, units))
                .toList();
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, SUMS, lines, totals));
    }

    private static List<Cell> line(String label, Share part) {
        return List.of(
                Cell.text(label),
                new Cell.Day(part.from()),
                new Cell.Day(part.to()),
                new Cell.Whole(part.received()),
                new Cell.Whole(part.online()),
                new Cell.Whole(part.direct()),
                Cell.decimal(part.share()));
    }
}

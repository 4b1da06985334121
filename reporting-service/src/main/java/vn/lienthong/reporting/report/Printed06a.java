package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.report.Printing.Words;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.Cell.Text;
import vn.lienthong.reporting.table.Cell.Whole;
import vn.lienthong.reporting.table.Column;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;

/** Form II.06a/VPCP/KSTT as it is printed (TT 01/2020/TT-VPCP): columns (1) to (13), and what the figures stand on. */
@Singleton
public class Printed06a {
    private static final int COLUMNS = 13;

    private final Printing printing;
    private final LiveCatalogue catalogue;

    Printed06a(Printing printing, LiveCatalogue catalogue) {
        this.printing = printing;
        this.catalogue = catalogue;
    }

    public PrintedTable of(Report06a report, Language language) {
        var words = printing.words("06a", language);
        var lines = lines(report.rows());
        return new PrintedTable(
                "06a-" + report.unit().code() + "-" + report.from() + "-" + report.to(),
                language.code(),
                List.of(words.text("form", report.form())),
                words.text("caption"),
                List.of(words.period(report.from(), report.to())),
                List.of(words.reporting(report.unit()), words.text("receiving", receiver(report))),
                words.text("measure"),
                IntStream.rangeClosed(1, COLUMNS)
                        .mapToObj(number -> column(words, number))
                        .toList(),
                lines,
                List.of(Total.of(lines, line("", words.total(), report.total()))),
                words.signatures(),
                notes(words, report),
                report.asOf());
    }

    /** The unit above, as of the last day; a line to write on where there is none. */
    private String receiver(Report06a report) {
        return catalogue
                .now()
                .parent(report.unit().code(), report.to())
                .map(unit -> unit.nameAt(report.to()))
                .orElse("…………………………");
    }

    private static List<List<Cell>> lines(List<Row> rows) {
        var lines = new ArrayList<List<Cell>>();
        for (var row : rows) lines.add(line(String.valueOf(lines.size() + 1), row.label(), row.figures()));
        return lines;
    }

    private static List<Cell> line(String number, String label, Figures figures) {
        var received = figures.received();
        var resolved = figures.resolved();
        var open = figures.open();
        var counts = Stream.of(
                received.total(),
                received.online(),
                received.direct(),
                received.carriedIn(),
                resolved.total(),
                resolved.early(),
                resolved.onTime(),
                resolved.late(),
                open.total(),
                open.inTime(),
                open.overdue());
        return Stream.<Cell>concat(Stream.of(new Text(number), new Text(label)), counts.map(Whole::new))
                .toList();
    }

    private static Column column(Words words, int number) {
        var head = List.of(words.text("head." + number).split("\\|"));
        return new Column(words.text("column." + number), head, width(number), sumOf(number));
    }

    private static List<String> notes(Words words, Report06a report) {
        var notes = new ArrayList<String>();
        notes.add(words.known(report.asOf(), report.finished()));
        if (report.quarantined() + report.pending() > 0)
            notes.add(words.text("missing", report.quarantined(), report.pending()));
        notes.add(words.position(report.logPosition()));
        notes.add(words.checks(report.checks()));
        return notes;
    }

    private static int width(int number) {
        return switch (number) {
            case 1 -> 9;
            case 2 -> 57;
            default -> 19;
        };
    }

    private static List<Integer> sumOf(int number) {
        return switch (number) {
            case 3 -> List.of(4, 5, 6);
            case 7 -> List.of(8, 9, 10);
            case 11 -> List.of(12, 13);
            default -> List.of();
        };
    }
}

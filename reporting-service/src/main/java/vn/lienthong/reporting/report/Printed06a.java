package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.Cell.Text;
import vn.lienthong.reporting.table.Cell.Whole;
import vn.lienthong.reporting.table.Column;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.PrintedTable.Signature;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/** Form II.06a/VPCP/KSTT as it is printed (TT 01/2020/TT-VPCP): columns (1) to (13), and what the figures stand on. */
@Singleton
public class Printed06a {
    private static final int COLUMNS = 13;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Messages messages =
            Messages.onClassPath(Thread.currentThread().getContextClassLoader());
    private final LiveCatalogue catalogue;

    Printed06a(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public PrintedTable of(Report06a report, Language language) {
        var words = new Words(language);
        return new PrintedTable(
                "06a-" + report.unit().code() + "-" + report.from() + "-" + report.to(),
                language.code(),
                List.of(words.text("form", report.form())),
                words.text("caption"),
                List.of(words.text(
                        "period", report.from().format(DAY), report.to().format(DAY))),
                List.of(words.text("reporting", report.unit().name()), words.text("receiving", receiver(report))),
                words.text("measure"),
                IntStream.rangeClosed(1, COLUMNS).mapToObj(words::column).toList(),
                lines(report.rows()),
                line("", words.text("total"), report.total()),
                List.of(
                        new Signature("", words.text("author"), words.text("sign")),
                        new Signature(words.text("place"), words.text("leader"), words.text("seal"))),
                words.notes(report),
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

    /** What the form says, in one language. */
    private final class Words {
        private final Language language;

        Words(Language language) {
            this.language = language;
        }

        String text(String key, Object... args) {
            return messages.text(language, "06a." + key, List.of(args)).orElseThrow();
        }

        Column column(int number) {
            var head = List.of(text("head." + number).split("\\|"));
            return new Column(text("column." + number), head, width(number), sumOf(number));
        }

        List<String> notes(Report06a report) {
            var notes = new ArrayList<String>();
            var asOf = report.asOf().atZone(BusinessDay.VIETNAM).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            notes.add(text("known", asOf, text(report.finished() ? "final" : "not-final")));
            if (report.quarantined() + report.pending() > 0)
                notes.add(text("missing", report.quarantined(), report.pending()));
            notes.add(text("position", positions(report)));
            notes.add(text("checks", report.checks().stream().map(this::check).collect(Collectors.joining("; "))));
            return notes;
        }

        private String check(Check check) {
            return check.identity() + ": " + text(check.holds() ? "holds" : "fails");
        }
    }

    private static String positions(Report06a report) {
        return report.logPosition().entrySet().stream()
                .map(next -> next.getKey() + ":" + next.getValue())
                .collect(Collectors.joining(" "));
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

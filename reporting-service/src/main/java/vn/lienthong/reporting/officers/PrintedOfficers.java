package vn.lienthong.reporting.officers;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.reporting.officers.OfficersReport.AgencyRow;
import vn.lienthong.reporting.officers.OfficersReport.OfficerRow;
import vn.lienthong.reporting.officers.OfficersReport.Scored;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.service.problem.Language;

/** The scores as they are printed: officers first, then agencies, whose lines name no officer but stand for the whole. */
@Singleton
public class PrintedOfficers {
    private static final int INDICES = 9;
    private static final List<Integer> WIDTHS = List.of(50, 35, 18, 14, 14, 14, 14, 14, 14, 14, 14, 14, 16, 30);

    private final Printing printing;

    PrintedOfficers(Printing printing) {
        this.printing = printing;
    }

    public PrintedTable of(OfficersReport report, Language language) {
        var words = printing.words(OfficersReport.FORM, language);
        var lines = Stream.concat(
                        report.officers().stream().map(row -> line(row, words.text("nobody"))),
                        report.agencies().stream().map(row -> line(row, words.text("agency"))))
                .toList();
        return words.table(report.head(), report.checks(), new Printing.Body(WIDTHS, Map.of(), lines, List.of()));
    }

    private static List<Cell> line(OfficerRow row, String nobody) {
        var officer = Optional.ofNullable(row.officer()).orElse(nobody);
        return line(
                List.of(Cell.text(row.label()), Cell.text(officer), new Cell.Whole(row.dossiers())),
                row.indices(),
                List.of(Cell.decimal(row.total()), Cell.text(row.bandLabel())));
    }

    private static List<Cell> line(AgencyRow row, String agency) {
        return line(
                List.of(Cell.text(row.label()), Cell.text(agency), new Cell.Whole(row.dossiers())),
                row.indices(),
                List.of(Cell.decimal(row.total()), Cell.text(row.bandLabel())));
    }

    private static List<Cell> line(List<Cell> first, List<Scored> indices, List<Cell> last) {
        var values = IntStream.rangeClosed(1, INDICES).mapToObj(number -> value(indices, number));
        return Stream.of(first.stream(), values, last.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Officers are scored by some of the indices only. */
    private static Cell value(List<Scored> indices, int number) {
        return indices.stream()
                .filter(index -> index.number() == number)
                .map(index -> Cell.decimal(index.value()))
                .findFirst()
                .orElseGet(() -> Cell.text(null));
    }
}

package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.reporting.forms.Book;
import vn.lienthong.reporting.forms.BookRow;
import vn.lienthong.reporting.report.Printing;
import vn.lienthong.reporting.report.Report06a.UnitName;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.service.problem.Language;

/** The register as a table, in the order of the columns of the form, whose page is a paper of its own. */
@Singleton
class PrintedBook {
    private static final String NAME = "book";
    private static final List<Integer> WIDTHS = List.of(8, 25, 40, 8, 25, 30, 20, 17, 17, 17, 17, 16, 10, 9, 16);

    private final Printing printing;

    PrintedBook(Printing printing) {
        this.printing = printing;
    }

    List<String> names(Language language) {
        return printing.words(NAME, language).names();
    }

    PrintedTable of(Book book, List<BookRow> rows, Instant asOf, Language language) {
        var lines = rows.stream().map(PrintedBook::line).toList();
        return printing.words(NAME, language)
                .table(
                        new UnitName(book.unit(), name(book)),
                        book.from(),
                        book.to(),
                        asOf,
                        new Printing.Body(WIDTHS, Map.of(), lines, List.of()),
                        List.of());
    }

    private static String name(Book book) {
        return book.heading() == null ? book.unit() : book.heading().agency();
    }

    static List<Cell> line(BookRow row) {
        return Stream.of(
                        row.numberInBook(),
                        row.code(),
                        row.procedure(),
                        row.setsInWords(),
                        row.owner(),
                        row.contact(),
                        row.resolvedBy(),
                        row.received(),
                        row.due(),
                        row.resolved(),
                        row.returned(),
                        row.returnChannel(),
                        row.returnedBy(),
                        row.receiver(),
                        row.note())
                .map(Cell::text)
                .toList();
    }
}

package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.reporting.adapter.paper.Papers;
import vn.lienthong.reporting.adapter.paper.Pdf;
import vn.lienthong.reporting.adapter.sheet.Spreadsheet;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.Column;
import vn.lienthong.reporting.table.PrintedTable;

/** Tables as answers, each to be kept as a file of its name. */
@Singleton
class PrintedTables {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Who asks for nothing in particular gets JSON. */
    static final String IF_ASKED = ";qs=0.5";

    private final Papers papers;
    private final Pdf pdf;

    PrintedTables(Papers papers, Pdf pdf) {
        this.papers = papers;
        this.pdf = pdf;
    }

    /** The names of the columns, the lines and the total. */
    static Response csv(PrintedTable table) {
        var names = Stream.of(table.columns().stream().map(Column::name).toList());
        var lines =
                Stream.concat(table.lines().stream(), Stream.of(table.total())).map(PrintedTables::plain);
        return file(Stream.concat(names, lines).map(Csv::line).collect(Collectors.joining()), table, "csv");
    }

    private static List<String> plain(List<Cell> line) {
        return line.stream().map(Cell::plain).toList();
    }

    static Response xlsx(PrintedTable table) {
        return file(Spreadsheet.of(table), table, "xlsx");
    }

    Uni<Response> pdf(PrintedTable table) {
        return pdf.of(papers.page(table), table.asOf()).map(bytes -> file(bytes, table, "pdf"));
    }

    private static Response file(Object content, PrintedTable table, String ending) {
        var name = table.name().replaceAll("[^A-Za-z0-9.-]", "_") + "." + ending;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

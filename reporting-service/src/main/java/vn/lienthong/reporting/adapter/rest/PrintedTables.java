package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.reporting.adapter.paper.Papers;
import vn.lienthong.reporting.adapter.paper.Pdf;
import vn.lienthong.reporting.adapter.sheet.Spreadsheet;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.Column;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;

/** Tables as answers, each to be kept as a file of its name: one table, whatever is asked for. */
@Singleton
class PrintedTables {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Who asks for nothing in particular gets JSON. */
    static final String IF_ASKED = ";qs=0.5";

    private static final MediaType CSV_TYPE = MediaType.valueOf(Csv.TYPE);
    private static final MediaType PDF_TYPE = MediaType.valueOf(PrintedForms.PDF);
    private static final List<Variant> KINDS =
            Variant.mediaTypes(CSV_TYPE, MediaType.valueOf(XLSX), PDF_TYPE).build();

    private final Papers papers;
    private final Pdf pdf;

    PrintedTables(Papers papers, Pdf pdf) {
        this.papers = papers;
        this.pdf = pdf;
    }

    /** As comma-separated values, a workbook or a page: what the request accepts. */
    Uni<Response> of(PrintedTable table, Request request) {
        var kind = request.selectVariant(KINDS).getMediaType();
        if (kind.isCompatible(CSV_TYPE))
            return Uni.createFrom().item(file(csv(table), kind.withCharset("UTF-8"), table, "csv"));
        if (kind.isCompatible(PDF_TYPE))
            return pdf.of(papers.page(table), table.asOf()).map(bytes -> file(bytes, kind, table, "pdf"));
        return Uni.createFrom().item(xlsx(table));
    }

    static Response xlsx(PrintedTable table) {
        return file(Spreadsheet.of(table), MediaType.valueOf(XLSX), table, "xlsx");
    }

    /** The names of the columns, the lines and the totals. */
    private static String csv(PrintedTable table) {
        var names = Stream.of(table.columns().stream().map(Column::name).toList());
        var lines = Stream.concat(
                        table.lines().stream(), table.totals().stream().map(Total::cells))
                .map(PrintedTables::plain);
        return Csv.table(Stream.concat(names, lines));
    }

    static List<String> plain(List<Cell> line) {
        return line.stream().map(Cell::plain).toList();
    }

    private static Response file(Object content, MediaType type, PrintedTable table, String ending) {
        var name = table.name().replaceAll("[^A-Za-z0-9.-]", "_") + "." + ending;
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

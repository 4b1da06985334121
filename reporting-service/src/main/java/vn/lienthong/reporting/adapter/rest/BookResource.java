package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import vn.lienthong.reporting.adapter.paper.Papers;
import vn.lienthong.reporting.adapter.paper.Pdf;
import vn.lienthong.reporting.dossier.Register;
import vn.lienthong.reporting.dossier.Register.Entry;
import vn.lienthong.reporting.forms.Book;
import vn.lienthong.reporting.forms.BookRow;
import vn.lienthong.reporting.forms.FormSource;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/reports/book}: the register of what a unit received (sổ theo dõi hồ sơ), numbered through the year. As
 * JSON by pages; as CSV or HTML written as it is read, so that a year is no more in memory than a page; as PDF or as a
 * workbook up to a bound.
 */
@Path("/v1/reports/book")
public class BookResource {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;
    private static final int LARGEST_IN_MEMORY = 2_000;

    private final BookReader reader;
    private final Register register;
    private final PaperSources sources;
    private final Papers papers;
    private final Pdf pdf;
    private final PrintedBook printed;
    private final CurrentCaller caller;

    BookResource(
            BookReader reader,
            Register register,
            PaperSources sources,
            Papers papers,
            Pdf pdf,
            PrintedBook printed,
            CurrentCaller caller) {
        this.reader = reader;
        this.register = register;
        this.sources = sources;
        this.papers = papers;
        this.pdf = pdf;
        this.printed = printed;
        this.caller = caller;
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    public record BookPage(Book book, List<BookRow> rows, String next) {}

    /** The register asked for: its head and the numbers of its lines. */
    private record Opened(BookReader.Asked asked, Book book, List<Entry> entries) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The register of a unit: what it received in a year, in order of reception")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BookPage.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedForms.PDF)
            })
    @ReadsParameters(
            required = "unit",
            value = {"year", "from", "to", "asOf", "cursor", "limit"})
    public Uni<Response> page(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        int limit = parameters.number("limit", PAGE, LARGEST_PAGE);
        int after = parameters.read("cursor", Integer::parseInt).orElse(0);
        return open(uri).chain(opened -> {
            var shown = opened.entries().stream()
                    .filter(entry -> entry.number() > after)
                    .limit(limit)
                    .toList();
            var isLast = shown.isEmpty()
                    || shown.getLast().number() == opened.entries().getLast().number();
            return rows(opened, shown, headers)
                    .collect()
                    .in(ArrayList<BookRow>::new, List::addAll)
                    .map(rows -> PrintedForms.answer(new BookPage(
                            opened.book(),
                            rows,
                            isLast ? null : String.valueOf(shown.getLast().number()))));
        });
    }

    @GET
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"year", "from", "to", "asOf"})
    public RestMulti<String> table(@Context UriInfo uri, @Context HttpHeaders headers) {
        return written(open(uri)
                .onItem()
                .transformToMulti(opened -> framed(
                        names(headers), rows(opened, opened.entries(), headers).map(BookResource::lines), "")));
    }

    @GET
    @Produces(PrintedForms.HTML)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"year", "from", "to", "asOf"})
    public RestMulti<String> html(@Context UriInfo uri, @Context HttpHeaders headers) {
        return written(open(uri).onItem().transformToMulti(opened -> {
            var cover = papers.cover(onForm(opened.book()));
            return framed(
                    cover.before(), rows(opened, opened.entries(), headers).map(papers::rows), cover.behind());
        }));
    }

    @GET
    @Produces(PrintedForms.PDF)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"year", "from", "to", "asOf"})
    public Uni<Response> pdf(@Context UriInfo uri, @Context HttpHeaders headers) {
        return open(uri).chain(opened -> {
            var cover = papers.cover(onForm(opened.book()));
            requireInMemory(opened);
            return rows(opened, opened.entries(), headers)
                    .map(papers::rows)
                    .collect()
                    .with(Collectors.joining("", cover.before(), cover.behind()))
                    .chain(page -> pdf.of(page, opened.asked().moment()))
                    .map(bytes -> PrintedForms.pdf(
                            bytes, opened.book().unit() + "-" + opened.book().from()));
        });
    }

    @GET
    @Produces(PrintedTables.XLSX + PrintedTables.IF_ASKED)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"year", "from", "to", "asOf"})
    public Uni<Response> workbook(@Context UriInfo uri, @Context HttpHeaders headers) {
        return open(uri).chain(opened -> {
            requireInMemory(opened);
            return rows(opened, opened.entries(), headers)
                    .collect()
                    .in(ArrayList<BookRow>::new, List::addAll)
                    .map(rows -> printed.of(opened.book(), rows, opened.asked().moment(), Language.of(headers)))
                    .map(PrintedTables::xlsx)
                    .map(file -> Response.fromResponse(file)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .build());
        });
    }

    private static void requireInMemory(Opened opened) {
        int lines = opened.entries().size();
        if (lines > LARGEST_IN_MEMORY) throw ProblemException.of(422, "book-too-long", lines, LARGEST_IN_MEMORY);
    }

    private String names(HttpHeaders headers) {
        return Csv.line(printed.names(Language.of(headers)));
    }

    private static String lines(List<BookRow> rows) {
        return Csv.table(rows.stream().map(PrintedBook::line).map(PrintedTables::plain));
    }

    private Uni<Opened> open(UriInfo uri) {
        var asked = reader.read(Parameters.of(uri), caller.get());
        return register.entries(asked.unit(), asked.opened(), asked.from(), asked.to(), asked.asOf())
                .map(entries -> new Opened(asked, asked.book(entries), entries));
    }

    private Multi<List<BookRow>> rows(Opened opened, List<Entry> entries, HttpHeaders headers) {
        var token = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return register.lines(entries, opened.asked().asOf()).onItem().transformToUniAndConcatenate(page -> sources.of(
                        page.stream().map(Register.Line::reading).toList(), token)
                .map(found -> page.stream()
                        .map(Register.Line::entry)
                        .map(entry -> row(entry, found))
                        .toList()));
    }

    private static BookRow row(Entry entry, Map<String, FormSource> sources) {
        return BookRow.of(entry.number(), sources.get(entry.code()));
    }

    /** The first piece goes out with the first lines: what fails before is still a proper refusal. */
    private static Multi<String> framed(String before, Multi<String> pieces, String behind) {
        var first = new AtomicReference<>(before);
        return pieces.map(piece -> first.getAndSet("") + piece)
                .onCompletion()
                .continueWith(() -> List.of(first.getAndSet("") + behind));
    }

    private static RestMulti<String> written(Multi<String> pieces) {
        return RestMulti.fromMultiData(pieces)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Book onForm(Book book) {
        if (book.heading() == null)
            throw ProblemException.of(404, "no-form-set", book.from().toString());
        return book;
    }
}

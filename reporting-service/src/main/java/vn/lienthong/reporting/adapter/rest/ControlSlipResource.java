package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.forms.ControlSlip;
import vn.lienthong.reporting.forms.Hop;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/control-slip/{code}}: who gave a dossier to whom, when, and whether in time (phiếu kiểm soát). */
@Path("/v1/reports/control-slip/{code}")
public class ControlSlipResource {
    private static final List<String> VIETNAMESE = List.of(
            "TT",
            "Cơ quan giao",
            "Người giao",
            "Thời gian giao",
            "Cơ quan nhận",
            "Người nhận",
            "Thời gian nhận",
            "Kết quả giải quyết",
            "Ghi chú");
    private static final List<String> ENGLISH =
            List.of("No.", "Given by", "Officer", "Given at", "Taken by", "Officer", "Taken at", "Result", "Note");

    private final ReadableDossiers dossiers;
    private final PaperSources sources;
    private final PrintedForms printed;
    private final CurrentCaller caller;

    ControlSlipResource(ReadableDossiers dossiers, PaperSources sources, PrintedForms printed, CurrentCaller caller) {
        this.dossiers = dossiers;
        this.sources = sources;
        this.printed = printed;
        this.caller = caller;
    }

    private record Slip(ControlSlip slip, Instant knownAt) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The control slip of a dossier: every hand-over between two agencies, with its result")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ControlSlip.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedForms.PDF)
            })
    @ReadsParameters("asOf")
    public Uni<Response> slip(@PathParam("code") String code, @Context UriInfo uri, @Context HttpHeaders headers) {
        return read(code, uri, headers).map(read -> PrintedForms.answer(read.slip()));
    }

    @GET
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters("asOf")
    public Uni<Response> table(@PathParam("code") String code, @Context UriInfo uri, @Context HttpHeaders headers) {
        var english = Report06aResource.english(headers);
        return read(code, uri, headers).map(read -> PrintedForms.answer(csv(read.slip(), english)));
    }

    @GET
    @Produces(PrintedForms.HTML)
    @Operation(hidden = true)
    @ReadsParameters("asOf")
    public Uni<Response> page(@PathParam("code") String code, @Context UriInfo uri, @Context HttpHeaders headers) {
        return read(code, uri, headers).map(read -> printed.html(onForm(read.slip())));
    }

    @GET
    @Produces(PrintedForms.PDF)
    @Operation(hidden = true)
    @ReadsParameters("asOf")
    public Uni<Response> pdf(@PathParam("code") String code, @Context UriInfo uri, @Context HttpHeaders headers) {
        return read(code, uri, headers).chain(read -> printed.pdf(onForm(read.slip()), read.knownAt()));
    }

    private Uni<Slip> read(String code, UriInfo uri, HttpHeaders headers) {
        var asking = caller.get();
        return dossiers.read(code, dossiers.asOf(Parameters.of(uri)), asking).chain(reading -> {
            if (reading.dossier().reception().isEmpty()) throw ProblemException.of(404, "form-not-issued");
            return sources.of(reading, asking, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                    .map(source -> new Slip(ControlSlip.of(source), PaperSources.knownAt(source)));
        });
    }

    /** Only what is printed needs a form. */
    private static ControlSlip onForm(ControlSlip slip) {
        if (slip.heading() == null)
            throw ProblemException.of(
                    404, "no-form-set", BusinessDay.of(slip.receivedAt()).toString());
        return slip;
    }

    private static String csv(ControlSlip slip, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        int number = 0;
        for (var hop : slip.hops()) lines.add(line(++number, hop));
        return lines.build().map(Csv::line).collect(Collectors.joining());
    }

    private static List<String> line(int number, Hop hop) {
        return List.of(
                String.valueOf(number),
                hop.giver().name(),
                hop.giver().officer(),
                hop.given(),
                hop.receiver().name(),
                hop.receiver().officer(),
                hop.taken(),
                hop.outcome(),
                hop.remark());
    }
}

package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.causes.Cause;
import vn.lienthong.reporting.causes.CauseCell;
import vn.lienthong.reporting.causes.CausesReader;
import vn.lienthong.reporting.causes.CausesReport;
import vn.lienthong.reporting.causes.PrintedCauses;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/overdue-causes}: what was late, by who or what made it so, and the dossiers behind a figure. */
@Path("/v1/reports/overdue-causes")
public class CausesResource {

    private final QuestionReader questions;
    private final CausesReader causes;
    private final PrintedCauses printed;
    private final PrintedTables tables;

    CausesResource(QuestionReader questions, CausesReader causes, PrintedCauses printed, PrintedTables tables) {
        this.questions = questions;
        this.causes = causes;
        this.printed = printed;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CausesReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Dossiers closed late or open and overdue, by unit and cause of the delay")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<CausesReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return causes.report(questions.read(uri, headers));
    }

    @GET
    @Produces({
        Csv.TYPE + PrintedTables.IF_ASKED,
        PrintedTables.XLSX + PrintedTables.IF_ASKED,
        PrintedForms.PDF + PrintedTables.IF_ASKED
    })
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<Response> table(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        return report(uri, headers).chain(report -> tables.of(printed.of(report, Language.of(headers)), request));
    }

    @GET
    @Path("dossiers")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The dossiers behind a figure of the report on delays")
    @ReadsParameters(
            required = {"unit", "cell"},
            value = {"from", "to", "period", "asOf", "logPosition", "row", "cause", "cursor", "limit"})
    public Uni<CausesReader.Behind> dossiers(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        return causes.behind(
                questions.read(uri, headers),
                parameters.text("row"),
                parameters.constant("cause", Cause.class),
                parameters.read("cell", CauseCell::named).orElseThrow(),
                parameters.text("cursor"),
                parameters.pageBehindCell());
    }
}

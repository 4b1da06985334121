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
import vn.lienthong.reporting.legs.LegCell;
import vn.lienthong.reporting.legs.LegsReader;
import vn.lienthong.reporting.legs.LegsReport;
import vn.lienthong.reporting.legs.PrintedLegs;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/legs}: each agency's part in interconnected procedures, and the dossiers behind a figure. */
@Path("/v1/reports/legs")
public class LegsResource {

    private final QuestionReader questions;
    private final LegsReader legs;
    private final PrintedLegs printed;
    private final PrintedTables tables;

    LegsResource(QuestionReader questions, LegsReader legs, PrintedLegs printed, PrintedTables tables) {
        this.questions = questions;
        this.legs = legs;
        this.printed = printed;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LegsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Legs and parts of interconnected procedures by agency: received, completed, open")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<LegsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return legs.report(questions.read(uri, headers));
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
    @Operation(summary = "The legs and parts behind a figure, with their dossiers")
    @ReadsParameters(
            required = {"unit", "cell"},
            value = {"from", "to", "period", "asOf", "logPosition", "row", "cursor", "limit"})
    public Uni<LegsReader.Behind> dossiers(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        return legs.behind(
                questions.read(uri, headers),
                parameters.text("row"),
                parameters.read("cell", LegCell::named).orElseThrow(),
                parameters.text("cursor"),
                parameters.pageBehindCell());
    }
}

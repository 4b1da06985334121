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
import vn.lienthong.reporting.delegations.DelegationsReader;
import vn.lienthong.reporting.delegations.DelegationsReport;
import vn.lienthong.reporting.delegations.PrintedDelegations;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/delegations}: who signed how much, and on whose authority. */
@Path("/v1/reports/delegations")
public class DelegationsResource {
    private final QuestionReader questions;
    private final DelegationsReader delegations;
    private final PrintedDelegations printed;
    private final PrintedTables tables;

    DelegationsResource(
            QuestionReader questions, DelegationsReader delegations, PrintedDelegations printed, PrintedTables tables) {
        this.questions = questions;
        this.delegations = delegations;
        this.printed = printed;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DelegationsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Decisions by who signed them and by which delegation")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<DelegationsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return delegations.report(questions.read(uri, headers));
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
}

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
import vn.lienthong.reporting.indicators.IndicatorCell;
import vn.lienthong.reporting.indicators.IndicatorsReader;
import vn.lienthong.reporting.indicators.IndicatorsReport;
import vn.lienthong.reporting.indicators.PrintedIndicators;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/indicators}: indicators 2.1, 2.2, 3.3 and 5.4 of QĐ 766/QĐ-TTg, and the dossiers of 2.1. */
@Path("/v1/reports/indicators")
public class IndicatorsResource {

    private final QuestionReader questions;
    private final IndicatorsReader indicators;
    private final PrintedIndicators printed;
    private final PrintedTables tables;

    IndicatorsResource(
            QuestionReader questions, IndicatorsReader indicators, PrintedIndicators printed, PrintedTables tables) {
        this.questions = questions;
        this.indicators = indicators;
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
                        schema = @Schema(implementation = IndicatorsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Indicators of service to citizens and businesses that the log can tell")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<IndicatorsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return indicators.report(questions.read(uri, headers));
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
    @Operation(summary = "The dossiers behind indicator 2.1, each with how it was reckoned")
    @ReadsParameters(
            required = {"unit", "cell"},
            value = {"from", "to", "period", "asOf", "logPosition", "cursor", "limit"})
    public Uni<IndicatorsReader.Behind> dossiers(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        return indicators.behind(
                questions.read(uri, headers),
                parameters.read("cell", IndicatorCell::named).orElseThrow(),
                parameters.text("cursor"),
                parameters.pageBehindCell());
    }
}

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.saved.PrintedSaved;
import vn.lienthong.reporting.saved.SavedBy;
import vn.lienthong.reporting.saved.SavedReader;
import vn.lienthong.reporting.saved.SavedReport;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/days-saved}: by how many days dossiers were closed early, by unit or field. */
@Path("/v1/reports/days-saved")
public class SavedResource {
    private final QuestionReader questions;
    private final SavedReader saved;
    private final PrintedSaved printed;
    private final PrintedTables tables;

    SavedResource(QuestionReader questions, SavedReader saved, PrintedSaved printed, PrintedTables tables) {
        this.questions = questions;
        this.saved = saved;
        this.printed = printed;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SavedReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Days between close and due date of dossiers closed early, by unit or field")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "by", "asOf", "logPosition"})
    public Uni<SavedReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        var question = questions.read(uri, headers);
        var by = parameters
                .choice("by", List.of(SavedBy.values()), SavedBy::text)
                .orElse(SavedBy.UNIT);
        return saved.report(question, by);
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
            value = {"from", "to", "period", "by", "asOf", "logPosition"})
    public Uni<Response> table(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        return report(uri, headers).chain(report -> tables.of(printed.of(report, Language.of(headers)), request));
    }
}

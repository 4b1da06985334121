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
import vn.lienthong.reporting.online.OnlineShareReader;
import vn.lienthong.reporting.online.OnlineShareReport;
import vn.lienthong.reporting.online.PrintedOnlineShare;
import vn.lienthong.reporting.online.Step;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/online-share}: how many dossiers were filed online, by month, quarter or year. */
@Path("/v1/reports/online-share")
public class OnlineShareResource {
    /** Fifty years by month. */
    private static final int MOST_PARTS = 600;

    private final QuestionReader questions;
    private final OnlineShareReader shares;
    private final PrintedOnlineShare printed;
    private final PrintedTables tables;

    OnlineShareResource(
            QuestionReader questions, OnlineShareReader shares, PrintedOnlineShare printed, PrintedTables tables) {
        this.questions = questions;
        this.shares = shares;
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
                        schema = @Schema(implementation = OnlineShareReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "The share of dossiers filed online, over time and by unit")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "by", "asOf", "logPosition"})
    public Uni<OnlineShareReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        var question = questions.read(uri, headers);
        var by = parameters.choice("by", List.of(Step.values()), Step::text).orElse(Step.MONTH);
        requireFewParts(by, question.period());
        return shares.report(question, by);
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

    private static void requireFewParts(Step by, Period period) {
        if (by.countIn(period) > MOST_PARTS) throw Parameters.invalid("by");
    }
}

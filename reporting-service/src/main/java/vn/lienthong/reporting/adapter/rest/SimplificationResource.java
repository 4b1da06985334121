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
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.reporting.simplification.PrintedSimplification;
import vn.lienthong.reporting.simplification.Simplification;
import vn.lienthong.reporting.simplification.SimplificationReport;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/reports/simplification}: procedures whose limit was shortened, up to the day {@code at}, or within a period.
 */
@Path("/v1/reports/simplification")
public class SimplificationResource {
    private final QuestionReader questions;
    private final Simplification simplification;
    private final Access access;
    private final CurrentCaller caller;
    private final PrintedSimplification printed;
    private final PrintedTables tables;

    SimplificationResource(
            QuestionReader questions,
            Simplification simplification,
            Access access,
            CurrentCaller caller,
            PrintedSimplification printed,
            PrintedTables tables) {
        this.questions = questions;
        this.simplification = simplification;
        this.access = access;
        this.caller = caller;
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
                        schema = @Schema(implementation = SimplificationReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Procedures whose time limit was shortened, by level, with their share of all")
    @ReadsParameters(
            required = "unit",
            value = {"at", "from", "to", "period"})
    public SimplificationReport report(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        var at = parameters.day("at");
        if (at.isPresent()
                && Stream.of("from", "to", "period")
                        .anyMatch(name -> parameters.text(name).isPresent())) throw Parameters.invalid("at");
        var period = at.map(day -> new Period(day, day)).orElseGet(() -> QuestionReader.period(parameters));
        var unit = questions.unit(UnitAsked.parse(parameters.required("unit")), period);
        access.requireUnit(caller.get(), unit.code());
        var from = at.isPresent() ? Optional.<LocalDate>empty() : Optional.of(period.from());
        return simplification.report(unit, from, period.to(), Report06aResource.english(headers));
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
            value = {"at", "from", "to", "period"})
    public Uni<Response> table(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        return tables.of(printed.of(report(uri, headers), Language.of(headers)), request);
    }
}

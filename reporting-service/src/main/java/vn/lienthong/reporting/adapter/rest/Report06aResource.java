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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.CellDossiers;
import vn.lienthong.reporting.report.Printed06a;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.Reporting06a;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/reports/06a}: the figures of form II.06a, as JSON or as a table (CSV, a workbook, a page), and the
 * dossiers behind a cell. As of the same recorded time and with the same figures a table has the same bytes.
 */
@Path("/v1/reports/06a")
public class Report06aResource {

    private final Reporting06a reporting;
    private final CellDossiers cellDossiers;
    private final Query06aReader reader;
    private final Printed06a printed;
    private final PrintedTables tables;
    private final CurrentCaller caller;

    Report06aResource(
            Reporting06a reporting,
            CellDossiers cellDossiers,
            Query06aReader reader,
            Printed06a printed,
            PrintedTables tables,
            CurrentCaller caller) {
        this.reporting = reporting;
        this.cellDossiers = cellDossiers;
        this.reader = reader;
        this.caller = caller;
        this.printed = printed;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report06a.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedTables.XLSX),
                @Content(mediaType = PrintedForms.PDF)
            })
    @Operation(summary = "Form II.06a: received, resolved and open dossiers of a unit and the units below it")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "by", "asOf", "logPosition", "structure", "dueBasis"})
    public Uni<Report06a> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = reader.read(Parameters.of(uri), caller.get(), english(headers));
        return reporting.report(asked.query(), asked.asOf());
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
            value = {"from", "to", "period", "by", "asOf", "logPosition", "structure", "dueBasis"})
    public Uni<Response> table(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        return report(uri, headers).chain(report -> tables.of(printed.of(report, Language.of(headers)), request));
    }

    @GET
    @Path("dossiers")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The dossiers behind one cell of form II.06a, each with the event that put it there")
    @ReadsParameters(
            required = {"unit", "cell"},
            value = {
                "from",
                "to",
                "period",
                "by",
                "asOf",
                "logPosition",
                "structure",
                "dueBasis",
                "row",
                "cursor",
                "limit"
            })
    public Uni<CellDossiers.Page> dossiers(@Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        var asked = reader.read(parameters, caller.get(), english(headers));
        var cell = parameters.read("cell", CellDossiers.Cell::named).orElseThrow();
        return cellDossiers.page(
                asked.query(),
                row(parameters, asked.query().by()),
                cell,
                parameters.text("cursor"),
                parameters.pageBehindCell());
    }

    private static Optional<String> row(Parameters parameters, Breakdown by) {
        return by == Breakdown.CHANNEL
                ? parameters.constant("row", Channel.class).map(Channel::name)
                : parameters.given("row");
    }

    static boolean english(HttpHeaders headers) {
        return Language.of(headers) == Language.EN;
    }
}

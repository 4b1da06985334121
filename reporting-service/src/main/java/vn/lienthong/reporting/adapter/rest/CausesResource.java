package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.causes.Cause;
import vn.lienthong.reporting.causes.CauseCell;
import vn.lienthong.reporting.causes.CausesReader;
import vn.lienthong.reporting.causes.CausesReport;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/overdue-causes}: what was late, by who or what made it so, and the dossiers behind a figure. */
@Path("/v1/reports/overdue-causes")
public class CausesResource {

    private static final List<String> VIETNAMESE =
            List.of("Đơn vị", "Nguyên nhân", "Đã giải quyết quá hạn", "Đang giải quyết quá hạn");
    private static final List<String> ENGLISH = List.of("Unit", "Cause", "Resolved late", "Open overdue");

    private final QuestionReader questions;
    private final CausesReader causes;

    CausesResource(QuestionReader questions, CausesReader causes) {
        this.questions = questions;
        this.causes = causes;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CausesReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @Operation(summary = "Dossiers closed late or open and overdue, by unit and cause of the delay")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<CausesReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return causes.report(questions.read(uri, headers));
    }

    @GET
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<String> table(@Context UriInfo uri, @Context HttpHeaders headers) {
        return report(uri, headers).map(report -> csv(report, Report06aResource.english(headers)));
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

    private static String csv(CausesReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        report.rows()
                .forEach(row -> lines.add(line(row.label(), row.causeLabel(), row.resolvedLate(), row.openOverdue())));
        lines.add(line(
                english ? "Total" : "Tổng số",
                "",
                report.total().resolvedLate(),
                report.total().openOverdue()));
        return Csv.table(lines.build());
    }

    private static List<String> line(String unit, String cause, long late, long overdue) {
        return List.of(unit, cause, String.valueOf(late), String.valueOf(overdue));
    }
}

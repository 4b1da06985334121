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
import vn.lienthong.reporting.legs.LegCell;
import vn.lienthong.reporting.legs.LegFigures;
import vn.lienthong.reporting.legs.LegsReader;
import vn.lienthong.reporting.legs.LegsReport;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/legs}: each agency's part in interconnected procedures, and the dossiers behind a figure. */
@Path("/v1/reports/legs")
public class LegsResource {

    private static final List<String> VIETNAMESE = List.of(
            "Cơ quan",
            "Tiếp nhận: tổng số",
            "Trong kỳ",
            "Từ kỳ trước",
            "Hoàn thành: tổng số",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Đang xử lý: tổng số",
            "Trong hạn",
            "Quá hạn (đang xử lý)");
    private static final List<String> ENGLISH = List.of(
            "Agency",
            "Received: total",
            "In the period",
            "Carried in",
            "Completed: total",
            "Early",
            "On time",
            "Late",
            "Open: total",
            "In time",
            "Overdue");

    private final QuestionReader questions;
    private final LegsReader legs;

    LegsResource(QuestionReader questions, LegsReader legs) {
        this.questions = questions;
        this.legs = legs;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LegsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @Operation(summary = "Legs and parts of interconnected procedures by agency: received, completed, open")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<LegsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return legs.report(questions.read(uri, headers));
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

    private static String csv(LegsReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        report.rows().forEach(row -> lines.add(line(row.label(), row.figures())));
        lines.add(line(english ? "Total" : "Tổng số", report.total()));
        lines.add(line(english ? "Groups" : "Nhóm thủ tục", report.groups()));
        return Csv.table(lines.build());
    }

    private static List<String> line(String label, LegFigures figures) {
        return Stream.concat(Stream.of(label), figures.all().stream().map(String::valueOf))
                .toList();
    }
}

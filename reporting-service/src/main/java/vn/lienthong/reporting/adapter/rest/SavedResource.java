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
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.reporting.saved.SavedBy;
import vn.lienthong.reporting.saved.SavedReader;
import vn.lienthong.reporting.saved.SavedReport;
import vn.lienthong.reporting.saved.SavedReport.Days;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/days-saved}: by how many days dossiers were closed early, by unit or field. */
@Path("/v1/reports/days-saved")
public class SavedResource {
    private static final List<String> VIETNAMESE =
            List.of("Nội dung", "Hồ sơ trước hạn", "Số ngày", "Bình quân (ngày)", "1 ngày", "2 ngày", "Trên 2 ngày");
    private static final List<String> ENGLISH =
            List.of("Row", "Early dossiers", "Days", "Average (days)", "1 day", "2 days", "More than 2 days");

    private final QuestionReader questions;
    private final SavedReader saved;

    SavedResource(QuestionReader questions, SavedReader saved) {
        this.questions = questions;
        this.saved = saved;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SavedReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
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
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "by", "asOf", "logPosition"})
    public Uni<String> table(@Context UriInfo uri, @Context HttpHeaders headers) {
        return report(uri, headers).map(report -> csv(report, Report06aResource.english(headers)));
    }

    private static String csv(SavedReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        report.rows().forEach(row -> lines.add(line(row.label(), row.days())));
        lines.add(line(english ? "Total" : "Tổng số", report.total()));
        return Csv.table(lines.build());
    }

    private static List<String> line(String label, Days days) {
        return List.of(
                label,
                String.valueOf(days.dossiers()),
                String.valueOf(days.days()),
                Objects.toString(days.average(), ""),
                String.valueOf(days.one()),
                String.valueOf(days.two()),
                String.valueOf(days.more()));
    }
}

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
import vn.lienthong.reporting.delegations.DelegationsReader;
import vn.lienthong.reporting.delegations.DelegationsReport;
import vn.lienthong.reporting.delegations.DelegationsReport.Row;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/delegations}: who signed how much, and on whose authority. */
@Path("/v1/reports/delegations")
public class DelegationsResource {
    private static final List<String> VIETNAMESE = List.of(
            "Đơn vị",
            "Người ký",
            "Chức danh",
            "Văn bản ủy quyền",
            "Số hồ sơ đã ký",
            "Từ ngày",
            "Đến ngày",
            "Ngoài hiệu lực ủy quyền",
            "Ký không có ủy quyền hợp lệ");
    private static final List<String> ENGLISH = List.of(
            "Unit",
            "Signer",
            "Position",
            "Delegation",
            "Signed",
            "First day",
            "Last day",
            "Outside the delegation's validity",
            "Flagged as without authority");

    private final QuestionReader questions;
    private final DelegationsReader delegations;

    DelegationsResource(QuestionReader questions, DelegationsReader delegations) {
        this.questions = questions;
        this.delegations = delegations;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DelegationsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @Operation(summary = "Decisions by who signed them and by which delegation")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<DelegationsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return delegations.report(questions.read(uri, headers));
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

    private static String csv(DelegationsReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        report.rows().forEach(row -> lines.add(line(row)));
        var total = report.total();
        lines.add(List.of(
                english ? "Total" : "Tổng số",
                "",
                "",
                "",
                String.valueOf(total.signed()),
                "",
                "",
                String.valueOf(total.outsideValidity()),
                String.valueOf(total.flagged())));
        return Csv.table(lines.build());
    }

    private static List<String> line(Row row) {
        return List.of(
                row.label(),
                Objects.toString(row.signer(), ""),
                Objects.toString(row.position(), ""),
                Objects.toString(row.delegation(), ""),
                String.valueOf(row.signed()),
                row.firstDay().toString(),
                row.lastDay().toString(),
                String.valueOf(row.outsideValidity()),
                String.valueOf(row.flagged()));
    }
}

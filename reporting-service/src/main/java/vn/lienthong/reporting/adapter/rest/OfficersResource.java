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
import vn.lienthong.reporting.officers.OfficersReader;
import vn.lienthong.reporting.officers.OfficersReport;
import vn.lienthong.reporting.officers.OfficersReport.AgencyRow;
import vn.lienthong.reporting.officers.OfficersReport.OfficerRow;
import vn.lienthong.reporting.officers.OfficersReport.Scored;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/officers}: the indices of TT 01/2018/TT-VPCP for officers and their agencies. */
@Path("/v1/reports/officers")
public class OfficersResource {
    private static final int INDICES = 9;
    private static final List<String> VIETNAMESE = List.of("Đơn vị", "Cán bộ", "Số hồ sơ");
    private static final List<String> ENGLISH = List.of("Unit", "Officer", "Dossiers");

    private final QuestionReader questions;
    private final OfficersReader officers;

    OfficersResource(QuestionReader questions, OfficersReader officers) {
        this.questions = questions;
        this.officers = officers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OfficersReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @Operation(summary = "The scores of officers and of their agencies for the dossiers decided")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<OfficersReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return officers.report(questions.read(uri, headers));
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

    /** Officers first, then agencies, whose lines name no officer but what stands for the whole. */
    private static String csv(OfficersReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(header(english));
        report.officers().forEach(row -> lines.add(line(row, english)));
        report.agencies().forEach(row -> lines.add(line(row, english)));
        return Csv.table(lines.build());
    }

    private static List<String> header(boolean english) {
        var numbers = Stream.iterate(1, number -> number + 1)
                .limit(INDICES)
                .map(number -> (english ? "Index " : "Chỉ số ") + number);
        var last = english ? Stream.of("Total", "Band") : Stream.of("Tổng điểm", "Xếp loại");
        return Stream.of((english ? ENGLISH : VIETNAMESE).stream(), numbers, last)
                .flatMap(part -> part)
                .toList();
    }

    private static List<String> line(OfficerRow row, boolean english) {
        var nobody = english ? "(not named)" : "(không ghi)";
        return line(
                List.of(row.label(), Objects.toString(row.officer(), nobody), String.valueOf(row.dossiers())),
                row.indices(),
                List.of(row.total().toString(), row.bandLabel()));
    }

    private static List<String> line(AgencyRow row, boolean english) {
        return line(
                List.of(row.label(), english ? "(agency)" : "(cơ quan)", String.valueOf(row.dossiers())),
                row.indices(),
                List.of(row.total().toString(), row.bandLabel()));
    }

    private static List<String> line(List<String> first, List<Scored> indices, List<String> last) {
        var values = Stream.iterate(1, number -> number + 1).limit(INDICES).map(number -> indices.stream()
                .filter(index -> index.number() == number && index.value() != null)
                .map(index -> index.value().toString())
                .findFirst()
                .orElse(""));
        return Stream.of(first.stream(), values, last.stream())
                .flatMap(part -> part)
                .toList();
    }
}

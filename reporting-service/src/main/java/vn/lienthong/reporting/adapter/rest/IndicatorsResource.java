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
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.indicators.IndicatorCell;
import vn.lienthong.reporting.indicators.IndicatorsReader;
import vn.lienthong.reporting.indicators.IndicatorsReport;
import vn.lienthong.reporting.indicators.IndicatorsReport.Indicator;
import vn.lienthong.reporting.indicators.IndicatorsReport.ResolutionTime;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/indicators}: indicators 2.1, 2.2, 3.3 and 5.4 of QĐ 766/QĐ-TTg, and the dossiers of 2.1. */
@Path("/v1/reports/indicators")
public class IndicatorsResource {

    private static final List<String> VIETNAMESE =
            List.of("Chỉ số", "Nội dung", "Tử số", "Mẫu số", "Kết quả", "Đơn vị tính");
    private static final List<String> ENGLISH =
            List.of("Indicator", "Content", "Numerator", "Denominator", "Value", "Unit");

    private final QuestionReader questions;
    private final IndicatorsReader indicators;

    IndicatorsResource(QuestionReader questions, IndicatorsReader indicators) {
        this.questions = questions;
        this.indicators = indicators;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IndicatorsReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @Operation(summary = "Indicators of service to citizens and businesses that the log can tell")
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "asOf", "logPosition"})
    public Uni<IndicatorsReport> report(@Context UriInfo uri, @Context HttpHeaders headers) {
        return indicators.report(questions.read(uri, headers));
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

    private static String csv(IndicatorsReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        report.indicators().forEach(indicator -> lines.add(line(indicator)));
        report.resolutionTimes().forEach(time -> lines.add(line(time, english)));
        return Csv.table(lines.build());
    }

    private static List<String> line(Indicator indicator) {
        return List.of(
                indicator.code(),
                indicator.name(),
                String.valueOf(indicator.numerator()),
                String.valueOf(indicator.denominator()),
                Objects.toString(indicator.value(), ""),
                "%");
    }

    private static List<String> line(ResolutionTime time, boolean english) {
        return List.of(
                "2.2",
                time.label(),
                time.total().toString(),
                String.valueOf(time.dossiers()),
                time.average().toString(),
                name(time.unit(), english));
    }

    private static String name(LimitUnit unit, boolean english) {
        return switch (unit) {
            case WORKING_DAY -> english ? "working days" : "ngày làm việc";
            case DAY -> english ? "days" : "ngày";
            case WORKING_HOUR -> english ? "working hours" : "giờ làm việc";
            case HOUR -> english ? "hours" : "giờ";
            case MINUTE -> english ? "minutes" : "phút";
            case MONTH -> english ? "months" : "tháng";
            case SAME_DAY -> english ? "the same day" : "trong ngày";
        };
    }
}

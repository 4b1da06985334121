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
import vn.lienthong.reporting.online.OnlineShareReader;
import vn.lienthong.reporting.online.OnlineShareReport;
import vn.lienthong.reporting.online.OnlineShareReport.Share;
import vn.lienthong.reporting.online.Step;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/reports/online-share}: how many dossiers were filed online, by month, quarter or year. */
@Path("/v1/reports/online-share")
public class OnlineShareResource {
    /** Fifty years by month. */
    private static final int MOST_PARTS = 600;

    private static final List<String> VIETNAMESE = List.of(
            "Đơn vị", "Từ ngày", "Đến ngày", "Tiếp nhận", "Trực tuyến", "Trực tiếp, bưu chính", "Tỷ lệ trực tuyến (%)");
    private static final List<String> ENGLISH =
            List.of("Unit", "From", "To", "Received", "Online", "At the desk, by post", "Online (%)");

    private final QuestionReader questions;
    private final OnlineShareReader shares;

    OnlineShareResource(QuestionReader questions, OnlineShareReader shares) {
        this.questions = questions;
        this.shares = shares;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OnlineShareReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
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
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"from", "to", "period", "by", "asOf", "logPosition"})
    public Uni<String> table(@Context UriInfo uri, @Context HttpHeaders headers) {
        return report(uri, headers).map(report -> csv(report, Report06aResource.english(headers)));
    }

    private static void requireFewParts(Step by, Period period) {
        if (by.countIn(period) > MOST_PARTS) throw Parameters.invalid("by");
    }

    private static String csv(OnlineShareReport report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        for (var row : report.rows()) row.parts().forEach(part -> lines.add(line(row.label(), part)));
        report.total().forEach(part -> lines.add(line(english ? "Total" : "Tổng số", part)));
        return Csv.table(lines.build());
    }

    private static List<String> line(String label, Share part) {
        return List.of(
                label,
                part.from().toString(),
                part.to().toString(),
                String.valueOf(part.received()),
                String.valueOf(part.online()),
                String.valueOf(part.direct()),
                Objects.toString(part.share(), ""));
    }
}

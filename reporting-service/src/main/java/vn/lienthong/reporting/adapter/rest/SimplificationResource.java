package vn.lienthong.reporting.adapter.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.reporting.forms.InWords;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.reporting.simplification.Change;
import vn.lienthong.reporting.simplification.Simplification;
import vn.lienthong.reporting.simplification.SimplificationReport;
import vn.lienthong.reporting.simplification.SimplificationReport.OfLevel;
import vn.lienthong.reporting.simplification.SimplificationReport.Row;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/reports/simplification}: procedures whose limit was shortened, up to the day {@code at}, or within a period.
 */
@Path("/v1/reports/simplification")
public class SimplificationResource {
    private static final List<String> VIETNAMESE =
            List.of("Cấp", "Mã thủ tục", "Tên thủ tục", "Thay đổi", "Thời hạn cũ", "Thời hạn mới", "Từ ngày", "Căn cứ");
    private static final List<String> ENGLISH =
            List.of("Level", "Procedure", "Name", "Change", "Old limit", "New limit", "From", "Basis");

    private final QuestionReader questions;
    private final Simplification simplification;
    private final Access access;
    private final CurrentCaller caller;

    SimplificationResource(
            QuestionReader questions, Simplification simplification, Access access, CurrentCaller caller) {
        this.questions = questions;
        this.simplification = simplification;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SimplificationReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
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
    @Produces(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters(
            required = "unit",
            value = {"at", "from", "to", "period"})
    public String table(@Context UriInfo uri, @Context HttpHeaders headers) {
        var english = Report06aResource.english(headers);
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        for (var level : report(uri, headers).levels()) {
            level.rows().forEach(row -> lines.add(line(level.level(), row, english)));
            lines.add(sum(level, english));
        }
        return Csv.table(lines.build());
    }

    private static List<String> line(Level level, Row row, boolean english) {
        return List.of(
                name(level, english),
                row.procedure(),
                row.name(),
                name(row.change(), english),
                InWords.limit(row.oldLimit()),
                InWords.limit(row.newLimit()),
                row.from().toString(),
                Objects.toString(row.basis(), ""));
    }

    private static List<String> sum(OfLevel level, boolean english) {
        var of = (english ? "shortened %d of %d" : "cắt giảm %d/%d").formatted(level.shortened(), level.inScope());
        var share = level.share() == null ? "" : level.share() + " %";
        return List.of(name(level.level(), english), "", english ? "Total" : "Tổng số", of, "", "", "", share);
    }

    private static String name(Level level, boolean english) {
        return switch (level) {
            case PROVINCE -> english ? "Province" : "Cấp tỉnh";
            case DISTRICT -> english ? "District" : "Cấp huyện";
            case WARD -> english ? "Ward" : "Cấp xã";
            case AGENCY -> english ? "Agency" : "Cơ quan";
        };
    }

    private static String name(Change change, boolean english) {
        return switch (change) {
            case SHORTENED -> english ? "shortened" : "cắt giảm";
            case LENGTHENED -> english ? "lengthened" : "kéo dài";
            case UNCHANGED -> english ? "unchanged" : "không đổi";
            case NOT_COMPARABLE -> english ? "not comparable" : "không so sánh được";
        };
    }
}

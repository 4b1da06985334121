package vn.lienthong.deadline.adapter.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.UnknownYearException;
import vn.lienthong.workingtime.WorkCalendar;

/** Computes due dates; changes nothing. */
@Path("/v1/due-dates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Due dates", description = "Tính ngày hẹn trả")
public class DueDatesResource {
    private final LiveCatalogue catalogue;

    public DueDatesResource(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param value ignored for SAME_DAY */
    public record Time(BigDecimal value, @NotNull LimitUnit unit) {}

    /** @param calendar the version to count by; by default the one in force at the reception */
    public record Question(
            @NotNull Instant receivedAt,
            @NotNull @Valid Time limit,
            @NotBlank String unit,
            String calendar) {}

    public record Computed(Instant dueAt, Instant slipDueAt, String calendarVersion, List<TraceView> trace) {}

    @POST
    @Operation(summary = "The due date of a limit, with its day-by-day explanation (tính ngày hẹn trả)")
    public Computed compute(@NotNull @Valid Question question, @Context HttpHeaders headers) {
        var calendar = calendar(question);
        var limit = new Limit(question.limit().value(), question.limit().unit());
        try {
            var computed = DueDates.compute(question.receivedAt(), limit, calendar);
            return new Computed(
                    computed.due().at(),
                    computed.slipDueAt(),
                    computed.calendarVersion(),
                    TraceView.of(computed.trace(), Language.of(headers)));
        } catch (UnknownYearException beyond) {
            throw ProblemException.of(422, "unknown-year");
        } catch (IllegalArgumentException limitless) {
            throw ProblemException.of(422, "impossible-limit");
        }
    }

    private WorkCalendar calendar(Question question) {
        var day = WorkCalendar.dayOf(question.receivedAt());
        if (catalogue.now().unit(question.unit(), day).isEmpty())
            throw ProblemException.of(422, "unknown-unit", question.unit());
        var calendar = catalogue.now().calendar(question.unit(), day);
        if (question.calendar() != null && !question.calendar().equals(calendar.version()))
            throw ProblemException.of(422, "unknown-calendar", question.calendar());
        return calendar;
    }
}

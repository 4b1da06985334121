package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.feedback.FeedbackFilter;
import vn.lienthong.reporting.feedback.FeedbackList;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/feedback}: what was said of the dossiers the caller may read (phản ánh, kiến nghị), in pages. */
@Path("/v1/feedback")
public class FeedbackResource {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final FeedbackList list;
    private final Access access;
    private final CurrentCaller caller;

    FeedbackResource(FeedbackList list, Access access, CurrentCaller caller) {
        this.list = list;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Feedback with the agency and officer it concerns and what was found, in order of time")
    @ReadsParameters({"unit", "from", "to", "answered", "cursor", "limit"})
    public Uni<FeedbackList.Page> page(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var cursor = parameters.read("cursor", DossiersResource::cursor);
        var limit = parameters.number("limit", PAGE, LARGEST_PAGE);
        return list.page(filter(parameters, caller.get()), cursor, limit);
    }

    private FeedbackFilter filter(Parameters parameters, Caller asking) {
        parameters.text("unit").ifPresent(unit -> access.requireUnit(asking, unit));
        return new FeedbackFilter(
                access.readableUnits(asking),
                parameters.text("unit").map(access::withAllBelow),
                parameters.day("from").map(BusinessDay::start),
                parameters.day("to").map(day -> BusinessDay.start(day.plusDays(1))),
                parameters.read("answered", FeedbackResource::parsed));
    }

    private static boolean parsed(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }
}

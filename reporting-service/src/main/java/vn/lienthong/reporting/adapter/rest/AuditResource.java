package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.audit.AuditFilter;
import vn.lienthong.reporting.audit.AuditLine;
import vn.lienthong.reporting.audit.AuditList;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/audit}: who replayed, promoted, verified, exported and filed, when and why. */
@Path("/v1/audit")
public class AuditResource {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final AuditList acts;

    AuditResource(AuditList acts) {
        this.acts = acts;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Replays, promotions, verifications, exports and filings, the latest first; 'from' and 'to' are"
                    + " days on which they were recorded, 'kind' is e.g. replay-started")
    @ReadsParameters({"from", "to", "kind", "actor", "cursor", "limit"})
    public Uni<AuditList.Page> page(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var filter = new AuditFilter(
                parameters.day("from").map(BusinessDay::start),
                parameters.day("to").map(day -> BusinessDay.start(day.plusDays(1))),
                parameters.choice("kind", AuditLine.TYPES, AuditLine::kind),
                parameters.text("actor"));
        return acts.page(
                filter, parameters.read("cursor", Long::valueOf), parameters.number("limit", PAGE, LARGEST_PAGE));
    }
}

package vn.lienthong.routing.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.routing.application.AssignsResponsibility;
import vn.lienthong.routing.domain.Assignment;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Rule;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.order.OrderBody;
import vn.lienthong.service.order.OrderRequests;
import vn.lienthong.service.order.Outcome;
import vn.lienthong.service.problem.ProblemException;

/** Assigns what waits since its unit ended. 201 for a new fact, 200 for a repeat of the same Idempotency-Key. */
@Path("/v1/dossiers/{code}/reassignment")
@Tag(name = "Reorganisations", description = "Chuyển trách nhiệm khi sắp xếp đơn vị hành chính")
public class ReassignmentResource {
    private final AssignsResponsibility assigns;
    private final OrderRequests requests;

    public ReassignmentResource(AssignsResponsibility assigns, OrderRequests requests) {
        this.assigns = assigns;
        this.requests = requests;
    }

    /**
     * @param toUnit the successor
     * @param fromUnit the unit that ended; needed only where what several had waits
     * @param document number of the document by which it is assigned (số, ký hiệu văn bản)
     * @param override why it goes to a unit that is none of the successors
     */
    @Schema(name = "Reassignment")
    public record Body(
            @NotBlank String toUnit,
            String fromUnit,
            @NotBlank String document,
            @Valid Override override) {}

    public record Override(@NotBlank String ground) {}

    /**
     * @param eventId of the fact recorded
     * @param time when it was assigned
     * @param holder code of the unit that has the dossier after it
     */
    public record Assigned(String dossier, String eventId, Instant time, String holder) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @APIResponse(responseCode = "201", description = "recorded")
    @APIResponse(responseCode = "200", description = "a repeat of the same Idempotency-Key")
    @Operation(summary = "Assign a dossier that waits since its unit ended (phân bổ hồ sơ)")
    public Uni<RestResponse<Assigned>> assign(
            @PathParam("code") String code, @NotNull @Valid Body body, @Context HttpHeaders headers) {
        var ground = Optional.ofNullable(body.override()).map(Override::ground);
        var assignment = new Assignment(body.fromUnit(), body.toUnit(), body.document(), ground.isPresent());
        return requests.order(code, assignment, body.toUnit(), read(body, ground), headers)
                .chain(assigns::carryOut)
                .map(outcome ->
                        requests.answer(outcome, ReassignmentResource::assigned, ReassignmentResource::refusal));
    }

    private static OrderBody read(Body body, Optional<String> ground) {
        var freeText = ground.map(said -> {
            ObjectNode text = Json.mapper().createObjectNode();
            return text.put("ground", said);
        });
        return new OrderBody("reassignment", Json.mapper().valueToTree(body), null, ground.orElse(null), freeText);
    }

    private static Assigned assigned(Outcome.Done<String, ?> done) {
        var fact = done.fact();
        return new Assigned(fact.dossier(), fact.id(), fact.time(), done.detail());
    }

    private static ProblemException refusal(Rejected no) {
        return ProblemException.of(
                no.rule() == Rule.UNKNOWN_DOSSIER ? 404 : 422,
                no.rule().code(),
                no.subject() == null ? "" : no.subject());
    }
}

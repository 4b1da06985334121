package vn.lienthong.routing.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Stopped;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.routing.application.CarriesOutOrders;
import vn.lienthong.routing.application.Handling;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Manner;
import vn.lienthong.routing.domain.Rule;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.order.OrderBody;
import vn.lienthong.service.order.OrderRequests;
import vn.lienthong.service.order.Outcome;
import vn.lienthong.service.problem.ProblemException;

/**
 * What officers do with a dossier. Bodies are the data of the facts as they are posted, with {@code override{ground}}
 * where a rule is to be broken knowingly. 201 for a new fact, 200 for a repeat of the same Idempotency-Key.
 */
@Path("/v1/dossiers/{code}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER})
@APIResponse(responseCode = "201", description = "recorded")
@APIResponse(responseCode = "200", description = "a repeat of the same Idempotency-Key")
@Tag(name = "Handling", description = "Luân chuyển và giải quyết hồ sơ")
public class HandlingResource {
    private final CarriesOutOrders orders;
    private final OrderRequests requests;
    private final CurrentCaller caller;

    public HandlingResource(CarriesOutOrders orders, OrderRequests requests, CurrentCaller caller) {
        this.orders = orders;
        this.requests = requests;
        this.caller = caller;
    }

    /**
     * @param eventId of the fact recorded
     * @param post the identity by which a correction names it
     * @param time business time
     * @param flags rules it breaks, in the order of their declaration
     * @param holder code of the unit that has the dossier after it
     */
    public record Handled(String dossier, String eventId, PostId post, Instant time, List<Flag> flags, String holder) {}

    @POST
    @Path("transfers")
    @Operation(summary = "Hand the dossier to another unit (chuyển hồ sơ)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Transferred.class)))
    public Uni<RestResponse<Handled>> transfer(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("transferred", code, body, headers);
    }

    @POST
    @Path("acknowledgements")
    @Operation(summary = "Confirm that a transferred dossier has arrived (tiếp nhận hồ sơ chuyển đến)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Acknowledged.class)))
    public Uni<RestResponse<Handled>> acknowledge(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("acknowledged", code, body, headers);
    }

    @POST
    @Path("assignments")
    @Operation(summary = "Give the dossier, or a leg of it, into an officer's hands within the unit (phân công xử lý)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Assigned.class)))
    public Uni<RestResponse<Handled>> assign(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("assigned", code, body, headers);
    }

    @POST
    @Path("send-backs")
    @Operation(summary = "Return the dossier to the unit that sent it (trả lại hồ sơ)")
    @RequestBody(content = @Content(schema = @Schema(implementation = SentBack.class)))
    public Uni<RestResponse<Handled>> sendBack(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("sent-back", code, body, headers);
    }

    @POST
    @Path("leg-completions")
    @Operation(summary = "Finish this unit's part (hoàn thành phần việc)")
    @RequestBody(content = @Content(schema = @Schema(implementation = CompletedLeg.class)))
    public Uni<RestResponse<Handled>> completeLeg(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("leg-completed", code, body, headers);
    }

    @POST
    @Path("resolution")
    @Operation(summary = "Decide the dossier (giải quyết xong)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Resolved.class)))
    public Uni<RestResponse<Handled>> resolve(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("resolved", code, body, headers);
    }

    @POST
    @Path("stop")
    @Operation(summary = "Stop processing (dừng giải quyết)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Stopped.class)))
    public Uni<RestResponse<Handled>> stop(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return handle("stopped", code, body, headers);
    }

    private Uni<RestResponse<Handled>> handle(String kind, String code, JsonNode body, HttpHeaders headers) {
        var read = OrderBody.read(kind, body);
        var command = Command.of(read.fact()).orElseThrow();
        var asking = caller.get();
        requireOwnUnit(asking, command.actingUnit());
        var manner = read.overridden() ? Manner.COMMANDED_WITH_GROUND : Manner.COMMANDED;
        var handling = new Handling(command, manner, asking.subject());
        return requests.order(code, handling, command.actingUnit(), read, headers)
                .chain(orders::carryOut)
                .map(outcome -> requests.answer(outcome, HandlingResource::handled, HandlingResource::refusal));
    }

    /** Who is above reads what is done below, and does none of it. */
    private static void requireOwnUnit(Caller asking, String acting) {
        if (!acting.equals(asking.unit())) throw ProblemException.of(403, "wrong-unit", acting);
    }

    private static Handled handled(Outcome.Done<String, ?> done) {
        var fact = done.fact();
        return new Handled(
                fact.dossier(),
                fact.id(),
                EventId.nameOf(fact.id()),
                fact.time(),
                fact.flags().stream().sorted().toList(),
                done.detail());
    }

    private static int status(Rule rule) {
        if (rule == Rule.WRONG_UNIT) return 403;
        return rule == Rule.UNKNOWN_DOSSIER ? 404 : 422;
    }

    private static ProblemException refusal(Rejected no) {
        return ProblemException.of(status(no.rule()), no.rule().code(), no.subject() == null ? "" : no.subject());
    }
}

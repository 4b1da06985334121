package vn.lienthong.deadline.adapter.rest;

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
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.deadline.application.GrantsExtensions;
import vn.lienthong.deadline.application.Reappointment;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.order.OrderBody;
import vn.lienthong.service.order.OrderRequests;
import vn.lienthong.service.order.Outcome;
import vn.lienthong.service.problem.ProblemException;

/**
 * Apology and re-appointment. The body is the data of {@code extended} as it is posted, with {@code override{ground}}
 * where a rule is to be broken knowingly. 201 for a new fact, 200 for a repeat of the same Idempotency-Key.
 */
@Path("/v1/dossiers/{code}/extensions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "201", description = "recorded")
@APIResponse(responseCode = "200", description = "a repeat of the same Idempotency-Key")
@Tag(name = "Extensions", description = "Xin lỗi và hẹn lại ngày trả kết quả")
public class ExtensionResource {
    private final GrantsExtensions extensions;
    private final OrderRequests requests;
    private final TimeLaw law;
    private final Access access;
    private final CurrentCaller caller;

    public ExtensionResource(
            GrantsExtensions extensions, OrderRequests requests, TimeLaw law, Access access, CurrentCaller caller) {
        this.extensions = extensions;
        this.requests = requests;
        this.law = law;
        this.access = access;
        this.caller = caller;
    }

    /**
     * @param eventId of the fact recorded
     * @param post the identity by which a correction names it
     * @param time business time
     * @param flags rules it breaks, in the order of their declaration
     * @param dueAt the new due date
     */
    public record Extension(
            String dossier, String eventId, PostId post, Instant time, List<Flag> flags, Instant dueAt) {}

    @POST
    @RolesAllowed({Roles.CLERK, Roles.OFFICER})
    @Operation(summary = "Apologise and appoint a new due date (xin lỗi và hẹn lại ngày trả)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Extended.class)))
    public Uni<RestResponse<Extension>> extend(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        var asking = caller.get();
        var read = OrderBody.read("extended", body);
        var reappointment = new Reappointment((Extended) read.fact(), read.overridden());
        return extensions
                .settled(code)
                .invoke(file -> requireActor(file.history(), asking))
                .chain(() -> requests.order(code, reappointment, asking.unit(), read, headers))
                .chain(extensions::carryOut)
                .map(outcome -> requests.answer(outcome, ExtensionResource::extended, ExtensionResource::refusal));
    }

    private void requireActor(History history, Caller asking) {
        access.requireActor(history, TimeSheet.of(history, law), asking);
    }

    private static Extension extended(Outcome.Done<Instant, ?> done) {
        var fact = done.fact();
        return new Extension(
                fact.dossier(),
                fact.id(),
                EventId.nameOf(fact.id()),
                fact.time(),
                fact.flags().stream().sorted().toList(),
                done.detail());
    }

    private static ProblemException refusal(Rule rule) {
        return ProblemException.of(rule == Rule.UNKNOWN_DOSSIER ? 404 : 422, rule.code());
    }
}

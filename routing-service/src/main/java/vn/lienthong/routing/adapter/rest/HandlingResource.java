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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Stopped;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.journal.commit.Overloaded;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.routing.application.CarriesOutOrders;
import vn.lienthong.routing.application.Order;
import vn.lienthong.routing.application.Outcome;
import vn.lienthong.routing.domain.Rule;
import vn.lienthong.service.command.FreeText;
import vn.lienthong.service.command.IdempotencyKey;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;

/**
 * What officers do with a dossier. Bodies are the data of the facts as they are posted, with {@code override{ground}}
 * where a rule is to be broken knowingly. 201 for a new fact, 200 for a repeat of the same Idempotency-Key.
 */
@Path("/v1/dossiers/{code}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER})
@Tag(name = "Handling", description = "Luân chuyển và giải quyết hồ sơ")
public class HandlingResource {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CarriesOutOrders orders;
    private final CurrentCaller caller;
    private final Catalogue catalogue;
    private final FreeText freeText;
    private final IdempotencyKey keys;
    private final WrittenPositions written;

    public HandlingResource(
            CarriesOutOrders orders,
            CurrentCaller caller,
            Catalogue catalogue,
            FreeText freeText,
            IdempotencyKey keys,
            WrittenPositions written) {
        this.orders = orders;
        this.caller = caller;
        this.catalogue = catalogue;
        this.freeText = freeText;
        this.keys = keys;
        this.written = written;
    }

    /**
     * @param eventId of the fact recorded
     * @param time business time
     * @param flags rules it breaks, in the order of their declaration
     * @param holder code of the unit that has the dossier after it
     */
    public record Handled(String dossier, String eventId, Instant time, List<Flag> flags, String holder) {}

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
        var order = OrderBody.read(kind, body);
        var asking = caller.get();
        requireUnit(asking, order.command().actingUnit());
        var claim = keys.claim(headers.getHeaderString(IdempotencyKey.HEADER), asking, kind + " " + code, body);
        return freeText.seal(code, order.freeText(), headers)
                .chain(ciphertext -> orders.carryOut(new Order(
                        code,
                        order.command(),
                        order.manner(),
                        asking.subject(),
                        ciphertext.orElse(null),
                        claim,
                        headers.getHeaderString("traceparent"))))
                .onFailure(NotPassedYet.class)
                .transform(_ -> ProblemException.of(503, "not-yet-applied").retryAfter(SOON))
                .onFailure(Overloaded.class)
                .transform(_ -> ProblemException.of(503, "overloaded").retryAfter(SOON))
                .map(this::answer);
    }

    private void requireUnit(Caller asking, String unit) {
        if (asking.unit() == null || !catalogue.everWithin(unit, asking.unit())) {
            throw ProblemException.of(403, "wrong-unit", unit);
        }
    }

    private RestResponse<Handled> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> handled(done, RestResponse.Status.CREATED);
            case Outcome.Repeated again -> handled(again.first(), RestResponse.Status.OK);
            case Outcome.Refused no ->
                throw ProblemException.of(
                        status(no.rule()), no.rule().code(), no.subject() == null ? "" : no.subject());
            case Outcome.Claimed _ -> throw new IllegalStateException("a repeat is answered with its first answer");
            case Outcome.Conflicting _ -> throw ProblemException.of(409, "idempotency-key-reused");
        };
    }

    private RestResponse<Handled> handled(Outcome.Done done, RestResponse.Status status) {
        written.add(done.eventId());
        var flags = done.flags().stream().sorted(Comparator.naturalOrder()).toList();
        var handled = new Handled(done.dossier(), done.eventId(), done.time(), flags, done.holder());
        return RestResponse.status(status, handled);
    }

    private static int status(Rule rule) {
        return rule == Rule.UNKNOWN_DOSSIER ? 404 : 422;
    }
}

package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.SignedNote;
import vn.lienthong.reporting.adapter.client.SuiteSources;
import vn.lienthong.reporting.checkpoint.Checkpoints;
import vn.lienthong.reporting.verification.Verification;
import vn.lienthong.reporting.verification.Verifications;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;

/** Whether journals and log are whole (kiểm tra tính toàn vẹn): recomputed while the suite runs. Changes nothing. */
@Path("/v1/verifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class VerificationsResource {
    private final Verifications verifications;
    private final SuiteSources sources;
    private final Checkpoints checkpoints;
    private final CurrentCaller caller;

    VerificationsResource(
            Verifications verifications, SuiteSources sources, Checkpoints checkpoints, CurrentCaller caller) {
        this.verifications = verifications;
        this.sources = sources;
        this.checkpoints = checkpoints;
        this.caller = caller;
    }

    /** @param reason why it is asked for; no personal data */
    public record Asked(@Size(max = 500) String reason) {}

    @POST
    @Operation(
            summary =
                    "Recomputes the chains of the log and of every journal and holds them against each other, against what"
                            + " readers have seen and against all signed checkpoints; who asked, when and why is recorded")
    @APIResponse(responseCode = "202", description = "it runs; Location says where it tells how far it is")
    public Uni<RestResponse<Void>> start(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @Valid Asked asked) {
        var actor = caller.get().subject();
        var reason = asked == null ? null : asked.reason();
        return Uni.createFrom()
                .item(this::signed)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(signed -> verifications.start(sources.readWith(token), signed, reason, actor))
                .map(id -> ResponseBuilder.<Void>create(202)
                        .location(URI.create("/v1/verifications/" + id))
                        .build());
    }

    private List<Checkpoint> signed() {
        return checkpoints.all().stream()
                .map(made -> SignedNote.open(made.note(), checkpoints.key()))
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is, and what it found")
    public Uni<Verification> byId(@PathParam("id") UUID id) {
        return verifications.byId(id).map(found -> found.orElseThrow(NotFoundException::new));
    }
}

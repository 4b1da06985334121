package vn.lienthong.reporting.adapter.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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

    @POST
    @Blocking
    @Operation(
            summary =
                    "Recomputes the chains of the log and of every journal and holds them against each other, against what"
                            + " readers have seen and against all signed checkpoints")
    @APIResponse(responseCode = "202", description = "it runs; Location says where it tells how far it is")
    public RestResponse<Void> start(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String token) {
        var signed = checkpoints.all().stream()
                .map(made -> SignedNote.open(made.note(), checkpoints.key()))
                .toList();
        var id = verifications.start(
                sources.readWith(token), signed, caller.get().subject());
        return ResponseBuilder.<Void>create(202)
                .location(URI.create("/v1/verifications/" + id))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is, and what it found; known to the instance that runs it, until that ends")
    public Verification byId(@PathParam("id") String id) {
        return verifications.byId(id).orElseThrow(NotFoundException::new);
    }
}

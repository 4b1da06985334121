package vn.lienthong.reporting.adapter.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import vn.lienthong.audit.Chain;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.reporting.adapter.client.Journals;
import vn.lienthong.reporting.checkpoint.Checkpoints;
import vn.lienthong.reporting.checkpoint.MadeCheckpoint;
import vn.lienthong.reporting.checkpoint.Proofs;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ReadsParameters;

/** Proofs that anybody can check with the log's public key alone: {@code java -jar log-proof.jar KEY FILE}. */
@Path("/v1/proofs")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed(Roles.AUDITOR)
@Blocking
public class ProofsResource {
    private final Proofs proofs;
    private final Checkpoints checkpoints;
    private final Journals journals;

    ProofsResource(Proofs proofs, Checkpoints checkpoints, Journals journals) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.journals = journals;
    }

    @GET
    @Path("inclusion")
    @ReadsParameters(required = "event")
    @Operation(summary = "That the log held this fact; by the newest checkpoint that is named or made")
    public String inclusion(
            @QueryParam("event") String event,
            @QueryParam("checkpoint") Long checkpoint,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String token) {
        var id = id(event);
        var made = made(checkpoint);
        var chain = new Chain(id.owner(), id.shard());
        if (!proofs.covers(made, chain, id.position())) throw new NotFoundException();
        var record = journals.record(chain, id.position(), token).orElseThrow(NotFoundException::new);
        return proofs.inclusion(record, made).text();
    }

    private static EventId id(String event) {
        try {
            return EventId.parse(event);
        } catch (IllegalArgumentException malformed) {
            throw Parameters.invalid("event");
        }
    }

    @GET
    @Path("dossier/{code}")
    @Operation(summary = "That the log held these facts of a dossier, and no owner any between them")
    public String dossier(
            @PathParam("code") String code,
            @QueryParam("checkpoint") Long checkpoint,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String token) {
        var history = proofs.history(code, journals.dossier(code, token), made(checkpoint));
        if (history.facts().isEmpty()) throw new NotFoundException();
        return history.text();
    }

    @GET
    @Path("consistency")
    @ReadsParameters(required = {"from", "to"})
    @Operation(summary = "That what the log held at one checkpoint is the beginning of what it held at a later one")
    public String consistency(@QueryParam("from") Long from, @QueryParam("to") Long to) {
        if (from > to) throw Parameters.invalid("from");
        return proofs.consistency(made(from), made(to)).text();
    }

    private MadeCheckpoint made(Long number) {
        return (number == null
                        ? checkpoints.all().stream().reduce((earlier, later) -> later)
                        : checkpoints.numbered(number))
                .orElseThrow(NotFoundException::new);
    }
}

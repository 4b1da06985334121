package vn.lienthong.reporting.adapter.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.checkpoint.Checkpoints;
import vn.lienthong.reporting.checkpoint.MadeCheckpoint;
import vn.lienthong.service.identity.Roles;

/** Signed checkpoints of the log (điểm kiểm tra có chữ ký): how far every chain had come, and its root. */
@Path("/v1/checkpoints")
@Blocking
public class CheckpointsResource {
    private final Checkpoints checkpoints;

    CheckpointsResource(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * A checkpoint in the list.
     *
     * @param madeAt recorded time
     * @param records how many it covers
     */
    public record CheckpointLine(long number, Instant madeAt, long records) {
        private static CheckpointLine of(MadeCheckpoint made) {
            return new CheckpointLine(made.number(), made.madeAt(), made.records());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All checkpoints, in the order in which they were made")
    public List<CheckpointLine> list() {
        return checkpoints.all().stream().map(CheckpointLine::of).toList();
    }

    @POST
    @RolesAllowed(Roles.AUDITOR)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a checkpoint now, if anything came since the last, and names the newest")
    public CheckpointLine make() {
        return checkpoints.make().map(CheckpointLine::of).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{number}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "A checkpoint as it was signed, in the formats of C2SP tlog-checkpoint and signed-note")
    public String checkpoint(@PathParam("number") long number) {
        return checkpoints.numbered(number).map(MadeCheckpoint::note).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("key")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The public key that checkpoints and proofs are checked with")
    public String key() {
        return checkpoints.key().text() + "\n";
    }
}

package vn.lienthong.service.health;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /v1/health/progress}: open to all, for it names no dossier; reporting asks all services for it. */
@Path("/v1/health/progress")
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
    private final Instance<Progress> progress;

    public ProgressResource(Instance<Progress> progress) {
        this.progress = progress;
    }

    @GET
    @PermitAll
    public Uni<ProgressReport> now() {
        if (!progress.isResolvable()) throw new NotFoundException();
        return progress.get().now();
    }
}

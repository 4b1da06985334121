package vn.lienthong.reporting.adapter.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import vn.lienthong.service.health.ProgressReport;

/** What every service says of its progress. */
@Path("/v1/health/progress")
public interface ProgressClient {
    @GET
    Uni<ProgressReport> now();
}

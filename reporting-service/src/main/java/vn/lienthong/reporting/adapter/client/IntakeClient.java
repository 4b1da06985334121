package vn.lienthong.reporting.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Intake, which alone can read personal data: by the caller's own token, so that it judges and logs the reading. */
@Path("/v1")
public interface IntakeClient {
    @GET
    @Path("dossiers/{code}/people")
    Uni<JsonNode> people(@PathParam("code") String code, @HeaderParam("Authorization") String token);

    /** Answers {@code {"dossiers":[code…]}}. */
    @GET
    @Path("people/dossiers")
    Uni<JsonNode> dossiersOf(@QueryParam("q") String query, @HeaderParam("Authorization") String token);
}

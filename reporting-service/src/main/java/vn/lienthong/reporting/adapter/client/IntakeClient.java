package vn.lienthong.reporting.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;

/** Intake, which alone can read personal data: by the caller's own token, so that it judges and logs the reading. */
@Path("/v1")
public interface IntakeClient {
    @GET
    @Path("dossiers/{code}/people")
    Uni<JsonNode> people(@PathParam("code") String code, @HeaderParam("Authorization") String token);

    /** Answers {@code {"dossiers":{code:people…}}}, without those that the caller may not read. */
    @POST
    @Path("people/readings")
    Uni<JsonNode> readings(Asked asked, @HeaderParam("Authorization") String token);

    /** What is asked of several dossiers. */
    record Asked(List<One> dossiers) {
        /**
         * @param upTo id of the last fact of intake that counts
         * @param sealed texts of other services' facts, by the id of the fact
         */
        record One(String code, String upTo, Map<String, String> sealed) {}
    }

    /** Answers {@code {"dossiers":[code…]}}. */
    @GET
    @Path("people/dossiers")
    Uni<JsonNode> dossiersOf(@QueryParam("q") String query, @HeaderParam("Authorization") String token);
}

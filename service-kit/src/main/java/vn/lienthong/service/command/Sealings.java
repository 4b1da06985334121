package vn.lienthong.service.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Intake seals free text under the dossier's key, which only its database holds. */
@RegisterRestClient(configKey = "intake")
@Path("/v1/dossiers/{code}/sealings")
public interface Sealings {

    record Sealed(String sealed) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Sealed> seal(
            @HeaderParam("Authorization") String authorization, @PathParam("code") String dossier, ObjectNode freeText);
}

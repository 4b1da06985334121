package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import vn.lienthong.journal.consumer.ParkedDossier;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;

/** The dossiers this service could not go on with; an operator repairs the cause and retries, or skips with a reason. */
@Path("/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class QuarantineResource {
    private final PositionedConsumer consumer;
    private final CurrentCaller caller;

    QuarantineResource(PositionedConsumer consumer, CurrentCaller caller) {
        this.consumer = consumer;
        this.caller = caller;
    }

    /** @param reason why, for the log; no personal data */
    public record Skip(@NotBlank @Size(max = 500) String reason) {}

    /** @param free whether the dossier is out of quarantine */
    public record Freed(String dossier, boolean free) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public Uni<List<ParkedDossier>> parked() {
        return consumer.quarantine().list();
    }

    @POST
    @Path("{dossier}/retry")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Freed> retry(@PathParam("dossier") String dossier) {
        return consumer.quarantine().retry(dossier).map(free -> new Freed(dossier, free));
    }

    @POST
    @Path("{dossier}/skip")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Freed> skip(@PathParam("dossier") String dossier, @Valid @NotNull Skip skip) {
        return consumer.quarantine()
                .skip(dossier, skip.reason(), caller.get().subject())
                .map(free -> new Freed(dossier, free));
    }
}

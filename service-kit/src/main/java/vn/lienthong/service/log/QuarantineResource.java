package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.journal.consumer.ParkedDossier;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;
import vn.lienthong.service.problem.ProblemException;

/** The dossiers this service could not go on with; an operator repairs the cause and retries, or skips with a reason. */
@Path("/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class QuarantineResource {
    private final PositionedConsumer consumer;
    private final CurrentCaller caller;
    private final Messages messages =
            Messages.onClassPath(Thread.currentThread().getContextClassLoader());

    QuarantineResource(PositionedConsumer consumer, CurrentCaller caller) {
        this.consumer = consumer;
        this.caller = caller;
    }

    /** @param reason why, for the log; no personal data */
    public record Skip(@NotBlank @Size(max = 500) String reason) {}

    /** @param reason why, for the log; no personal data; may be left out */
    public record Retry(@Size(max = 500) String reason) {}

    /** @param free whether the dossier is out of quarantine */
    public record Freed(String dossier, boolean free) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "The dossiers that wait here because a record of theirs could not be applied")
    public Uni<List<ParkedDossier>> parked() {
        return consumer.quarantine().list();
    }

    @GET
    @Path("{dossier}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary =
                    "Why a dossier waits here, what would let it go on, and what waits behind; 404 if it is not parked")
    public Uni<List<ParkedExplained>> explain(@PathParam("dossier") String dossier, @Context HttpHeaders headers) {
        return consumer.quarantine().queues(dossier).map(queues -> {
            if (queues.isEmpty()) throw ProblemException.of(404, "not-parked", dossier);
            return queues.stream()
                    .map(queue -> ParkedExplained.of(queue, messages, Language.of(headers)))
                    .toList();
        });
    }

    @POST
    @Path("{dossier}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Tries what waits of the dossier again, which the log then tells: QuarantineRetried")
    public Uni<Freed> retry(@PathParam("dossier") String dossier, @Valid Retry retry) {
        return retried(dossier, retry == null ? null : retry.reason());
    }

    /** Who gives no reason need not send a body. */
    @POST
    @Path("{dossier}/retry")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public Uni<Freed> retry(@PathParam("dossier") String dossier) {
        return retried(dossier, null);
    }

    private Uni<Freed> retried(String dossier, String reason) {
        return consumer.quarantine()
                .retry(dossier, reason, caller.get().subject())
                .map(free -> new Freed(dossier, free));
    }

    @POST
    @Path("{dossier}/skip")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary =
                    "Lets the dossier's first waiting record go for ever, which the log then tells: QuarantineSkipped")
    public Uni<Freed> skip(@PathParam("dossier") String dossier, @Valid @NotNull Skip skip) {
        return consumer.quarantine()
                .skip(dossier, skip.reason(), caller.get().subject())
                .map(free -> new Freed(dossier, free));
    }
}

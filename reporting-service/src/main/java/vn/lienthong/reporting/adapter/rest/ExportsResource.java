package vn.lienthong.reporting.adapter.rest;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import vn.lienthong.contracts.event.LogExported;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;

/** Where whoever hands the log out (xuất nhật ký) says so before he does. */
@Path("/v1/exports")
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class ExportsResource {
    private final RecordsAct acts;
    private final CurrentCaller caller;

    ExportsResource(RecordsAct acts, CurrentCaller caller) {
        this.acts = acts;
        this.caller = caller;
    }

    /** What is to be handed out, and why. */
    public record Asked(
            @Schema(description = "'all', or what it is limited to, e.g. unit=00568", required = true)
            @NotBlank
            @Size(max = 20_000)
            String scope,

            @Schema(description = "why, for the log; no personal data", required = true) @NotBlank @Size(max = 500)
            String reason) {}

    /**
     * Where it is written down.
     *
     * @param event of reporting's journal
     * @param recordedAt recorded time
     */
    public record Recorded(String event, Instant recordedAt) {
        static Recorded of(LogRecord record) {
            return new Recorded(record.id(), record.recordedAt());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Writes down that the log is handed out; ./lienthong export asks for it before it reads anything")
    @APIResponse(responseCode = "201", description = "it is durable; GET /v1/audit lists it")
    public Uni<RestResponse<Recorded>> record(@Valid @NotNull Asked asked) {
        return acts.record(
                        new LogExported(asked.scope(), asked.reason()),
                        caller.get().subject())
                .map(record -> ResponseBuilder.<Recorded>create(201)
                        .entity(Recorded.of(record))
                        .build());
    }
}

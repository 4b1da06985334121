package vn.lienthong.service.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.service.identity.Roles;

/** Moves a service's clock for tests; unknown (404) unless {@code lienthong.clock.settable} is true. */
@Path("/v1/admin/clock")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class ClockResource {
    private final SuiteClock clock;
    private final boolean settable;

    public ClockResource(SuiteClock clock, @ConfigProperty(name = "lienthong.clock.settable") boolean settable) {
        this.clock = clock;
        this.settable = settable;
    }

    public record Time(@NotNull Instant now) {}

    @GET
    @Operation(hidden = true)
    public Time time() {
        requireSettable();
        return new Time(clock.instant());
    }

    @PUT
    @Operation(hidden = true)
    public Time move(@Valid @NotNull Time time) {
        requireSettable();
        clock.moveTo(time.now());
        return new Time(clock.instant());
    }

    @DELETE
    @Operation(hidden = true)
    public Time reset() {
        requireSettable();
        clock.reset();
        return new Time(clock.instant());
    }

    private void requireSettable() {
        if (!settable) throw new NotFoundException();
    }
}

package vn.lienthong.service.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import vn.lienthong.journal.commit.Overloaded;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.service.problem.ReadsParameters;

/** A small service to try the kit on. */
@Path("/v1/sample")
@Produces(MediaType.APPLICATION_JSON)
public class SampleResource {
    private final CurrentCaller caller;
    private final WrittenPositions written;

    public SampleResource(CurrentCaller caller, WrittenPositions written) {
        this.caller = caller;
        this.written = written;
    }

    public record Slip(@NotBlank String code, Instant at, List<Line> lines) {}

    public record Line(String name, int copies) {}

    @GET
    @Path("caller")
    public Caller caller() {
        return caller.get();
    }

    @GET
    @Path("supervised")
    @RolesAllowed(Roles.SUPERVISOR)
    public Caller supervised() {
        return caller.get();
    }

    @GET
    @Path("slips/{code}")
    @ReadsParameters("at")
    public String slip(@PathParam("code") String code, @QueryParam("q") String query) {
        return code;
    }

    @GET
    @Path("asked")
    @ReadsParameters(required = "unit", value = "at")
    public String asked() {
        return "answered";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open";
    }

    @POST
    public Slip write(@Valid Slip slip) {
        written.add("intake-3-7");
        written.add("intake-3-8");
        return slip;
    }

    @GET
    @Path("refused")
    public Slip refused() {
        throw ProblemException.of(403, "role-required");
    }

    @GET
    @Path("behind")
    public Slip behind() {
        throw new NotPassedYet("partition 3");
    }

    @GET
    @Path("overloaded")
    public Slip overloaded() {
        throw new Overloaded(20_000);
    }

    @GET
    @Path("broken")
    public Slip broken() {
        throw new IllegalStateException("select name from person where id = '001099000001'");
    }
}

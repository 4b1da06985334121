package vn.lienthong.intake.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.catalogue.CalendarProposal;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Officer;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.intake.application.PostedNumbers;
import vn.lienthong.intake.application.RegistersSources;
import vn.lienthong.intake.application.Sources;
import vn.lienthong.intake.application.Sources.Source;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.workingtime.WorkCalendar;

/** Reference data as of a day, and the register of sources. */
@Path("/v1/reference")
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceResource {
    private final LiveCatalogue catalogue;
    private final Sources sources;
    private final RegistersSources registers;
    private final WrittenPositions written;
    private final PostedNumbers numbers;
    private final CurrentCaller caller;
    private final InstantSource clock;

    ReferenceResource(
            LiveCatalogue catalogue,
            Sources sources,
            RegistersSources registers,
            WrittenPositions written,
            PostedNumbers numbers,
            CurrentCaller caller,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.registers = registers;
        this.written = written;
        this.numbers = numbers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("units")
    @Operation(summary = "Units of a day (today without 'at')")
    public List<Unit> units(@QueryParam("at") String at) {
        return catalogue
                .now()
                .units(day(at))
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    @GET
    @Path("units/{code}")
    @Operation(summary = "The unit that bears a code on a day")
    public Unit unit(@PathParam("code") String code, @QueryParam("at") String at) {
        return catalogue
                .now()
                .unit(code, day(at))
                .filter(unit -> unit.level() != Level.AGENCY)
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("agencies")
    @Operation(summary = "Agencies of a day (today without 'at')")
    public List<AgencyDescription> agencies(@QueryParam("at") String at) {
        var day = day(at);
        return catalogue.state().agencies().stream()
                .filter(agency -> agency.existsAt(day))
                .toList();
    }

    @GET
    @Path("agencies/{code}")
    @Operation(summary = "The agency that bears a code on a day")
    public AgencyDescription agency(@PathParam("code") String code, @QueryParam("at") String at) {
        var day = day(at);
        return catalogue.state().agencies(code).stream()
                .filter(agency -> agency.existsAt(day))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("officers")
    @Operation(summary = "Officers as appointed on a day (today without 'at')")
    public List<Officer> officers(@QueryParam("at") String at) {
        return catalogue.now().officers(day(at));
    }

    @GET
    @Path("officers/{id}")
    @Operation(summary = "An officer as appointed on a day")
    public Officer officer(@PathParam("id") String id, @QueryParam("at") String at) {
        return catalogue.now().officer(id, day(at)).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("delegations")
    @Operation(summary = "Delegations in force on a day (today without 'at')")
    public List<DelegationDescription> delegations(@QueryParam("at") String at) {
        return catalogue.now().delegations(day(at));
    }

    /** The number of a document has slashes. */
    @GET
    @Path("delegations/{code:.+}")
    @Operation(summary = "A delegation that is in force on a day")
    public DelegationDescription delegation(@PathParam("code") String code, @QueryParam("at") String at) {
        return catalogue.now().delegations(day(at)).stream()
                .filter(delegation -> delegation.code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("procedures")
    @Operation(summary = "Procedures in force on a day")
    public List<Procedure> procedures(@QueryParam("at") String at) {
        return catalogue.now().procedures(day(at));
    }

    @GET
    @Path("procedures/{code}")
    @Operation(summary = "The version of a procedure in force on a day")
    public Procedure procedure(@PathParam("code") String code, @QueryParam("at") String at) {
        return catalogue.now().procedure(code, day(at)).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("calendars/{unit}")
    @Operation(summary = "The calendar of working days by which a unit counts what it receives on a day")
    public WorkCalendar calendar(@PathParam("unit") String unit, @QueryParam("at") String at) {
        try {
            return catalogue.now().calendar(unit, day(at));
        } catch (IllegalArgumentException noneInForce) {
            throw new NotFoundException(noneInForce);
        }
    }

    /**
     * A year's days off as the law suggests them, and where the calendar in the catalogue says otherwise.
     *
     * @param approved whether the catalogue's calendar of that year came from the official notice; only then it counts
     *     for more than generated cases
     * @param difference {@code null} where the catalogue does not hold the year
     */
    public record Proposal(
            int year,
            boolean approved,
            List<CalendarProposal.DayOff> daysOff,
            CalendarProposal.Difference difference) {}

    @GET
    @Path("calendar-proposals/{year}")
    @Operation(summary = "The days off of a year as the law suggests them, held against the calendar in the catalogue")
    public Proposal proposal(@PathParam("year") int year) {
        return catalogue
                .now()
                .proposal(year)
                .map(proposed -> new Proposal(
                        year,
                        catalogue.now().isApproved(year),
                        proposed.daysOff(),
                        catalogue.now().difference(proposed).orElse(null)))
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("sources")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "The registered sources")
    public Uni<List<Source>> sources() {
        return sources.all();
    }

    /**
     * @param completeUpTo until when it last said that it has posted everything; {@code null} if it never did
     * @param sequence how the numbers of its posts stand; {@code null} if it gives none
     */
    public record SourceState(
            String source,
            String unit,
            boolean offline,
            int graceDays,
            Instant completeUpTo,
            PostedNumbers.Standing sequence) {}

    @GET
    @Path("sources/{source}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR, Roles.SOURCE})
    @Operation(summary = "One registered source, with the numbers that are missing among its posts")
    public Uni<SourceState> source(@PathParam("source") String source) {
        var asking = caller.get();
        return sources.find(source)
                .map(found -> found.filter(of -> mayRead(asking, of)).orElseThrow(NotFoundException::new))
                .chain(this::state);
    }

    /** A system asks for what it or those below it posted. */
    private boolean mayRead(Caller asking, Source source) {
        return asking.hasAny(Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR)
                || catalogue.now().everWithin(source.unit(), asking.unit());
    }

    private Uni<SourceState> state(Source source) {
        return Uni.combine()
                .all()
                .unis(numbers.completeUpTo(source.source()), numbers.of(source.source()))
                .with((upTo, standing) -> new SourceState(
                        source.source(),
                        source.unit(),
                        source.offline(),
                        source.graceDays(),
                        upTo.orElse(null),
                        standing.orElse(null)));
    }

    /** @param graceDays how late an offline source may post */
    public record Registration(
            @NotBlank @Size(max = 256) String source,
            @NotBlank String unit,
            @NotNull Mode mode,
            @Min(0) @Max(366) int graceDays) {}

    /** How a source posts: as things happen, or in bulk afterwards. */
    public enum Mode {
        LIVE,
        OFFLINE
    }

    @POST
    @Path("sources")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Register a source for a unit, live or offline with a grace in days")
    @APIResponse(
            responseCode = "201",
            description = "registered",
            content = @Content(schema = @Schema(implementation = Source.class)))
    public Uni<RestResponse<Source>> register(@Valid @NotNull Registration asked) {
        if (catalogue.now().generations(asked.unit()).isEmpty()) {
            throw ProblemException.of(422, "unknown-unit", asked.unit());
        }
        var source = new Source(asked.source(), asked.unit(), asked.mode() == Mode.OFFLINE, asked.graceDays());
        return registers.register(source, caller.get().subject()).map(outcome -> {
            outcome.records().forEach(record -> written.add(record.id()));
            return RestResponse.ResponseBuilder.<Source>create(201)
                    .entity(source)
                    .build();
        });
    }

    private LocalDate day(String at) {
        if (at == null) return WorkCalendar.dayOf(clock.instant());
        try {
            return LocalDate.parse(at);
        } catch (DateTimeException notADay) {
            throw Refusals.malformed(List.of(new Fault("", Fault.Kind.WRONG_VALUE)));
        }
    }
}

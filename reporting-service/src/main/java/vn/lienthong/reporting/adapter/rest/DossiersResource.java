package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.adapter.client.People;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Status;
import vn.lienthong.reporting.domain.Timeliness;
import vn.lienthong.reporting.dossier.Cursor;
import vn.lienthong.reporting.dossier.DossierFilter;
import vn.lienthong.reporting.dossier.DossierList;
import vn.lienthong.reporting.dossier.Sort;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/dossiers}: the dossiers the caller may read, by what is asked of them, in pages. */
@Path("/v1/dossiers")
public class DossiersResource {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final DossierList list;
    private final People people;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final InstantSource clock;

    DossiersResource(DossierList list, People people, Access access, CurrentCaller currentCaller, InstantSource clock) {
        this.list = list;
        this.people = people;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Dossiers by unit, holder, status, timeliness and more, in keyset pages")
    @ReadsParameters({
        "unit",
        "holder",
        "status",
        "timeliness",
        "awaiting",
        "procedure",
        "officer",
        "from",
        "to",
        "dueBefore",
        "q",
        "sort",
        "cursor",
        "limit"
    })
    public Uni<DossierList.Page> page(@Context UriInfo uri, @Context HttpHeaders headers) {
        var caller = currentCaller.get();
        var parameters = Parameters.of(uri);
        var sort = parameters.read("sort", Sort::named).orElse(Sort.DUE_AT);
        var cursor = parameters.read("cursor", DossiersResource::cursor);
        var limit = parameters.number("limit", PAGE, LARGEST_PAGE);
        var english = Report06aResource.english(headers);
        return persons(parameters, caller, headers)
                .map(persons -> filter(parameters, caller, persons))
                .chain(filter -> list.page(filter, sort, cursor, limit, clock.instant(), english));
    }

    static Cursor cursor(String text) {
        var cursor = Cursor.parse(text);
        cursor.key().ifPresent(Parameters::storable);
        return cursor;
    }

    /** Names, id numbers and phones are looked up by intake, for those who may see them. */
    private Uni<List<String>> persons(Parameters parameters, Caller caller, HttpHeaders headers) {
        var query = parameters.text("q");
        if (query.isEmpty() || !caller.hasAny(Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR))
            return Uni.createFrom().item(List.of());
        return people.dossiersOf(query.get(), headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    private DossierFilter filter(Parameters parameters, Caller caller, List<String> persons) {
        parameters.text("unit").ifPresent(unit -> access.requireUnit(caller, unit));
        return new DossierFilter(
                access.readableUnits(caller),
                parameters.text("unit").map(access::withAllBelow),
                parameters.text("holder"),
                parameters.constant("status", Status.class),
                parameters.constant("timeliness", Timeliness.class),
                parameters.constant("awaiting", Awaiting.class),
                parameters.text("procedure"),
                parameters.text("officer"),
                parameters.day("from").map(BusinessDay::start),
                parameters.day("to").map(day -> BusinessDay.start(day.plusDays(1))),
                dueBefore(parameters),
                parameters.text("q"),
                persons);
    }

    /** A day or an instant. */
    private static Optional<Instant> dueBefore(Parameters parameters) {
        return parameters.read(
                "dueBefore",
                value -> value.indexOf('T') < 0
                        ? BusinessDay.start(Parameters.parsedDay(value))
                        : Parameters.parsedTime(value));
    }
}

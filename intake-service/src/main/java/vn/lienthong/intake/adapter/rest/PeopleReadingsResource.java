package vn.lienthong.intake.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.intake.adapter.rest.PeopleResource.People;
import vn.lienthong.intake.application.PersonalReadings;
import vn.lienthong.intake.application.ReadDossiers;
import vn.lienthong.intake.application.ReadDossiers.NotSealedHere;
import vn.lienthong.intake.application.ReadDossiers.PrivateTexts;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.workingtime.WorkCalendar;

/** What papers and registers need of many dossiers at once, as it was known when they were made; written down like any reading. */
@Path("/v1/people/readings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR})
public class PeopleReadingsResource {
    private static final int MOST = 500;

    private final ReadDossiers dossiers;
    private final PersonalReadings readings;
    private final Readers readers;
    private final CurrentCaller caller;

    PeopleReadingsResource(ReadDossiers dossiers, PersonalReadings readings, Readers readers, CurrentCaller caller) {
        this.dossiers = dossiers;
        this.readings = readings;
        this.readers = readers;
        this.caller = caller;
    }

    /** At most 500. */
    public record PeopleAsked(List<DossierAsked> dossiers) {}

    /**
     * @param upTo id of the last fact of intake that counts
     * @param sealed texts that other services recorded, by the id of the fact; {@code null} without any
     */
    public record DossierAsked(String code, String upTo, Map<String, String> sealed) {}

    /** By code; a dossier that is unknown, or not the caller's to read, is left out. */
    public record PeopleRead(Map<String, People> dossiers) {}

    @POST
    @Operation(summary = "Persons and free text of dossiers, as known at a place in the log")
    public Uni<PeopleRead> read(PeopleAsked asked) {
        var asking = caller.get();
        return dossiers.privateTexts(checked(asked), units -> readers.mayRead(units, asking))
                .call(found -> log(asking, found))
                .map(PeopleReadingsResource::people)
                .onFailure(NotSealedHere.class)
                .transform(forged -> invalid());
    }

    private Uni<Void> log(Caller asking, Map<String, PrivateTexts> found) {
        return found.isEmpty() ? Uni.createFrom().voidItem() : readings.read(Readers.asReader(asking), found.keySet());
    }

    /** The latest first. */
    public record Readings(List<PersonalReadings.Reading> readings) {}

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            summary =
                    "Who read personal data of which dossier, when; by dossier, reader ('subject') and days, the latest"
                            + " first, at most 'limit' (100, not above 1000)")
    public Uni<Readings> told(
            @QueryParam("dossier") String dossier,
            @QueryParam("subject") String subject,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        var wanted = new PersonalReadings.Wanted(
                Optional.ofNullable(dossier),
                Optional.ofNullable(subject),
                day("from", from).map(WorkCalendar::startOf),
                day("to", to).map(day -> WorkCalendar.startOf(day.plusDays(1))));
        return readings.told(wanted, limit).map(Readings::new);
    }

    private static Optional<LocalDate> day(String name, String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw ProblemException.of(400, "invalid-parameter", name);
        }
    }

    private static PeopleRead people(Map<String, PrivateTexts> found) {
        var people = new TreeMap<String, People>();
        found.forEach((code, read) -> people.put(code, PeopleResource.people(read)));
        return new PeopleRead(people);
    }

    private static List<ReadDossiers.Asked> checked(PeopleAsked asked) {
        if (asked == null || asked.dossiers() == null || asked.dossiers().size() > MOST) throw invalid();
        var checked =
                asked.dossiers().stream().map(PeopleReadingsResource::checked).toList();
        if (checked.stream().map(ReadDossiers.Asked::code).distinct().count() < checked.size()) throw invalid();
        return checked;
    }

    private static ReadDossiers.Asked checked(DossierAsked dossier) {
        if (dossier == null || dossier.code() == null || dossier.upTo() == null) throw invalid();
        var sealed = Objects.requireNonNullElse(dossier.sealed(), Map.<String, String>of());
        if (sealed.values().stream().anyMatch(Objects::isNull)) throw invalid();
        try {
            return new ReadDossiers.Asked(dossier.code(), EventId.parse(dossier.upTo()), sealed);
        } catch (IllegalArgumentException noPlaceInTheLog) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.of(400, "invalid-body");
    }
}

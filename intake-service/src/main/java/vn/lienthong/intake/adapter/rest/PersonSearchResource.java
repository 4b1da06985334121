package vn.lienthong.intake.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.intake.application.PersonalReadings;
import vn.lienthong.intake.application.ReadDossiers;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/** Finds the dossiers of a person for those who may read them; every search is written down. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR})
public class PersonSearchResource {
    private final ReadDossiers dossiers;
    private final PersonalReadings readings;
    private final Readers readers;
    private final CurrentCaller caller;

    PersonSearchResource(ReadDossiers dossiers, PersonalReadings readings, Readers readers, CurrentCaller caller) {
        this.dossiers = dossiers;
        this.readings = readings;
        this.readers = readers;
        this.caller = caller;
    }

    /** The codes of a person's dossiers. */
    public record Found(List<String> dossiers) {}

    @GET
    @Path("dossiers")
    @Operation(summary = "The dossiers of a person, by exact name, id number or phone")
    public Uni<Found> find(@QueryParam("q") String person) {
        if (person == null || person.isBlank()) throw ProblemException.of(400, "invalid-body");
        var asking = caller.get();
        return dossiers.dossiersOf(person)
                .map(found -> readable(found, asking))
                .call(shown -> readings.searched(Readers.asReader(asking), person, shown))
                .map(Found::new);
    }

    private List<String> readable(Map<String, List<String>> unitsOfDossiers, Caller asking) {
        return unitsOfDossiers.entrySet().stream()
                .filter(dossier -> readers.mayRead(dossier.getValue(), asking))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}

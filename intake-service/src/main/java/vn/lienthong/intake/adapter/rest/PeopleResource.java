package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.intake.application.PersonalReadings;
import vn.lienthong.intake.application.ReadDossiers;
import vn.lienthong.intake.application.ReadDossiers.PrivateTexts;
import vn.lienthong.intake.application.ReadDossiers.Text;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;

/** Persons and free text, in plain, for those who have to do with the dossier; every reading is written down. */
@Path("/v1/dossiers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR})
public class PeopleResource {
    private static final List<String> PERSONS = List.of("applicant", "submitter", "receiver");

    private final ReadDossiers dossiers;
    private final PersonalReadings readings;
    private final Readers readers;
    private final CurrentCaller caller;

    PeopleResource(ReadDossiers dossiers, PersonalReadings readings, Readers readers, CurrentCaller caller) {
        this.dossiers = dossiers;
        this.readings = readings;
        this.readers = readers;
        this.caller = caller;
    }

    /**
     * @param applicant as last said; {@code null} if no one said it
     * @param texts reasons, notes, feedback and answers, with the facts they belong to
     * @param erased whether persons or texts were recorded that no one can read any more
     */
    public record People(JsonNode applicant, JsonNode submitter, JsonNode receiver, List<Text> texts, boolean erased) {}

    /** A sealed text; {@code null} for a dossier whose persons were erased. */
    public record Sealed(String sealed) {}

    @GET
    @Path("{code}/people")
    @Operation(summary = "Applicant, submitter, receiver and free text of a dossier")
    public Uni<People> people(@PathParam("code") String code) {
        var asking = caller.get();
        return dossiers.unitsOf(code)
                .invoke(units -> readers.require(units.orElseThrow(NotFoundException::new), asking))
                .chain(units -> readings.read(Readers.asReader(asking), List.of(code)))
                .chain(() -> dossiers.privateTexts(code))
                .map(PeopleResource::people);
    }

    /**
     * For whoever may act, in the name of a unit: an agency may take a dossier that nobody reported sent to it, with a
     * ground. Who seals learns nothing by it; to read what was sealed takes a unit that has to do with the dossier.
     */
    @POST
    @Path("{code}/sealings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CLERK, Roles.OFFICER, Roles.OPERATOR})
    @Operation(summary = "Seal free text that another service of the suite records")
    public Uni<Sealed> seal(@PathParam("code") String code, ObjectNode texts) {
        if (!caller.get().has(Roles.OPERATOR)) readers.requireUnit(caller.get());
        return dossiers.seal(code, texts)
                .map(known ->
                        new Sealed(known.orElseThrow(NotFoundException::new).orElse(null)));
    }

    static People people(PrivateTexts read) {
        return new People(
                last(read.texts(), "applicant"),
                last(read.texts(), "submitter"),
                last(read.texts(), "receiver"),
                read.texts().stream().flatMap(PeopleResource::freeText).toList(),
                read.erased());
    }

    /** What was said last, by a fact or by its correction. */
    private static JsonNode last(List<Text> texts, String name) {
        return texts.stream()
                .flatMap(text -> Stream.of(
                        text.text().path(name), text.text().path("data").path(name)))
                .filter(said -> !said.isMissingNode() && !said.isNull())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Of a correction also the text that it puts in place of the old, under {@code data}. */
    private static Stream<Text> freeText(Text of) {
        var text = withoutPersons(of.text());
        text.replace("data", withoutPersons(text.path("data")));
        if (text.path("data").isEmpty()) text.remove("data");
        return text.isEmpty() ? Stream.empty() : Stream.of(new Text(of.eventId(), of.type(), of.time(), text));
    }

    private static ObjectNode withoutPersons(JsonNode text) {
        var free = text instanceof ObjectNode said ? said.deepCopy() : JsonNodeFactory.instance.objectNode();
        return free.without(PERSONS);
    }
}

package vn.lienthong.intake.adapter.rest;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.contracts.event.PersonErased;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.intake.application.ErasesPersons;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;

/** Erases persons on an order, for ever. Given again, an order changes nothing. */
@Path("/v1/erasures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class ErasuresResource {
    private final ErasesPersons erases;
    private final CurrentCaller caller;
    private final WrittenPositions written;

    ErasuresResource(ErasesPersons erases, CurrentCaller caller, WrittenPositions written) {
        this.erases = erases;
        this.caller = caller;
        this.written = written;
    }

    /**
     * Dossiers, a person, or both.
     *
     * @param person a name, id number or phone: all dossiers in which that person applies or submits
     * @param document number of the order
     * @param approver who approved it
     * @param reason why; it stands in the log, so no personal data
     */
    public record Erasure(
            @Size(max = 1000) List<@NotBlank String> dossiers,
            @Size(max = 200) String person,
            @NotBlank @Size(max = 200) String document,
            @NotBlank @Size(max = 200) String approver,
            @NotBlank @Size(max = 500) String reason) {
        private ErasesPersons.Order order() {
            var codes = dossiers == null ? Set.<String>of() : new TreeSet<>(dossiers);
            var somebody = person == null || person.isBlank() ? null : person;
            if (codes.isEmpty() && somebody == null) throw ProblemException.of(400, "invalid-body");
            return new ErasesPersons.Order(codes, somebody, new PersonErased(document, approver, reason));
        }
    }

    /**
     * @param erased dossiers whose persons and free text are unreadable by this order; of a rehearsal, would be
     * @param erasedBefore those that were already
     * @param purged whether the keys are gone from the table's file too
     */
    public record Erased(
            Set<String> erased, Set<String> erasedBefore, List<String> eventIds, boolean purged, boolean dryRun) {}

    @POST
    @Operation(
            summary =
                    "Makes the persons and all free text of dossiers unreadable for ever, on an order; no record of the"
                            + " log and no figure changes. 404 names a dossier that is unknown, and nothing is erased then")
    public Uni<Erased> erase(@Valid @NotNull Erasure erasure, @QueryParam("dryRun") String dryRun) {
        var order = erasure.order();
        var rehearsed = isRehearsal(dryRun);
        var outcome = rehearsed
                ? erases.rehearse(order)
                : erases.erase(order, caller.get().subject());
        return outcome.invoke(ErasuresResource::requireKnown)
                .invoke(done -> done.facts().forEach(fact -> written.add(fact.id())))
                .map(done -> answer(done, rehearsed));
    }

    /** Read strictly: who means to try must not erase. */
    private static boolean isRehearsal(String dryRun) {
        return switch (dryRun) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw ProblemException.of(400, "invalid-parameter", "dryRun");
        };
    }

    private static void requireKnown(ErasesPersons.Outcome outcome) {
        outcome.unknown().stream().findFirst().ifPresent(dossier -> {
            throw ProblemException.of(404, "unknown-dossier", dossier);
        });
    }

    private static Erased answer(ErasesPersons.Outcome done, boolean dryRun) {
        return new Erased(
                done.erased(),
                done.before(),
                done.facts().stream().map(LogRecord::id).toList(),
                done.purged(),
                dryRun);
    }
}

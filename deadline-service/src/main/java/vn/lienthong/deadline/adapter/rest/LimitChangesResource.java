package vn.lienthong.deadline.adapter.rest;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.deadline.application.MovesDueDates;
import vn.lienthong.deadline.domain.LimitChange;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Moves the due dates of open dossiers to a limit that came into force after they had been received, where its rule of
 * transition says so. One line for each date that moves, as it goes, and a last one that counts them. Asked again, it moves
 * what has not moved yet.
 */
@Path("/v1/limit-changes")
@Tag(name = "Limit changes", description = "Tính lại ngày hẹn trả theo thời hạn giải quyết mới")
public class LimitChangesResource {
    private final MovesDueDates dueDates;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;
    private final InstantSource time;

    public LimitChangesResource(
            MovesDueDates dueDates, LiveCatalogue catalogue, CurrentCaller caller, InstantSource time) {
        this.dueDates = dueDates;
        this.catalogue = catalogue;
        this.caller = caller;
        this.time = time;
    }

    /**
     * @param procedure code
     * @param version of the procedure to count by
     * @param document number of the document that orders it (số, ký hiệu văn bản), where it is another than the legal
     *     source of the limit
     * @param dryRun whether to say only what would move
     */
    @Schema(name = "LimitChangeOrder")
    public record Order(
            @NotBlank String procedure,
            @NotBlank String version,
            String document,
            @NotNull Boolean dryRun) {}

    /** A line of the answer. */
    @Schema(
            name = "LimitChangeLine",
            oneOf = {LimitMoved.class, LimitTotal.class})
    public sealed interface Line {}

    public record LimitMoved(String dossier, Instant from, Instant to) implements Line {
        static LimitMoved of(MovesDueDates.Moved moved) {
            var move = moved.move();
            return new LimitMoved(moved.dossier(), move.from().at(), move.to().at());
        }
    }

    /**
     * The last line.
     *
     * @param basis of every move: the legal source of the limit, and the document
     * @param examined dossiers that may have been open, of whatever procedure
     * @param moved due dates
     * @param kept due dates that stay because they have passed, or would have by the new limit
     * @param failed dossiers that could not be judged; their due dates stay
     * @param quarantined dossiers that were passed over, as facts of them wait, whether it concerns them or not; once they
     *     are free, the order is to be given again
     */
    public record LimitTotal(
            String procedure,
            String version,
            String basis,
            boolean dryRun,
            int examined,
            int moved,
            int kept,
            int failed,
            int quarantined)
            implements Line {
        static LimitTotal of(LimitChange change, boolean dryRun, MovesDueDates.Counts counts) {
            return new LimitTotal(
                    change.procedure(),
                    change.version(),
                    change.basis(),
                    dryRun,
                    counts.examined(),
                    counts.moved(),
                    counts.kept(),
                    counts.failed(),
                    counts.quarantined());
        }
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Count open dossiers by a new limit of their procedure (tính lại ngày hẹn trả theo thời hạn mới),"
                    + " or say first which would move")
    public Multi<Line> change(@NotNull @Valid Order order) {
        var change = changeOf(order);
        var batches =
                dueDates.carryOut(new MovesDueDates.Order(change, caller.get().subject(), order.dryRun()));
        return MovesAnswer.of(batches, LimitMoved::of, counts -> LimitTotal.of(change, order.dryRun(), counts));
    }

    private LimitChange changeOf(Order order) {
        var procedure = catalogue.state().procedure(order.procedure()).orElseThrow(() -> ProblemException.of(
                        422, "unknown-procedure", order.procedure())
                .at(InvalidField.at("/procedure", "field.invalid")));
        var version = version(procedure, order.version());
        var earlier = procedure.versions().stream()
                .filter(other -> other.from().isBefore(version.from()))
                .map(ProcedureVersion::version)
                .collect(toSet());
        var basis = order.document() == null ? version.basis() : version.basis() + ", " + order.document();
        return new LimitChange(procedure.code(), version.version(), earlier, basis);
    }

    /** One that says of itself that it is to be applied to open dossiers, and is in force. */
    private ProcedureVersion version(ProcedureDescription procedure, String name) {
        var version = procedure.versions().stream()
                .filter(candidate -> candidate.version().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("unpublished-version", name));
        if (version.transition() != Transition.APPLY) throw refused("version-without-transition", name);
        if (version.from().isAfter(WorkCalendar.dayOf(time.instant()))) throw refused("version-not-in-force", name);
        return version;
    }

    private static ProblemException refused(String rule, String version) {
        return ProblemException.of(422, rule, version).at(InvalidField.at("/version", "field.invalid"));
    }
}

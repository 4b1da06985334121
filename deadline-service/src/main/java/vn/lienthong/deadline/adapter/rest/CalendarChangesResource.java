package vn.lienthong.deadline.adapter.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.application.MovesDueDates;
import vn.lienthong.deadline.domain.CalendarChange;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/**
 * Moves the due dates of open dossiers to a calendar that was published after they had been received. One line for each
 * date that moves, as it goes, and a last one that counts them. Asked again, it moves what has not moved yet.
 */
@Path("/v1/calendar-changes")
@Tag(name = "Calendar changes", description = "Tính lại ngày hẹn trả theo lịch làm việc mới")
public class CalendarChangesResource {
    private final MovesDueDates dueDates;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;

    public CalendarChangesResource(MovesDueDates dueDates, LiveCatalogue catalogue, CurrentCaller caller) {
        this.dueDates = dueDates;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /**
     * @param version of the calendar to count by
     * @param dryRun whether to say only what would move
     */
    public record Order(@NotBlank String version, @NotNull Boolean dryRun) {}

    /** A line of the answer. */
    @Schema(oneOf = {Moved.class, Total.class})
    public sealed interface Line {}

    /** @param leg {@code null} for the dossier */
    public record Moved(String dossier, Scope scope, String leg, Instant from, Instant to) implements Line {
        static Moved of(MovesDueDates.Moved moved) {
            var move = moved.move();
            return new Moved(
                    moved.dossier(),
                    move.scope(),
                    move.leg(),
                    move.from().at(),
                    move.to().at());
        }
    }

    /**
     * The last line.
     *
     * @param document number of the document by which the calendar was published, the basis of every move
     * @param examined dossiers that may have been open
     * @param moved due dates
     * @param kept due dates that stay because they have passed, or would have where they would go
     * @param failed dossiers that could not be judged; their due dates stay
     * @param quarantined dossiers that were passed over, as facts of them wait, whether it concerns them or not; once they
     *     are free, the order is to be given again
     */
    public record Total(
            String version,
            String document,
            boolean dryRun,
            int examined,
            int moved,
            int kept,
            int failed,
            int quarantined)
            implements Line {
        static Total of(CalendarChange change, boolean dryRun, MovesDueDates.Counts counts) {
            return new Total(
                    change.version(),
                    change.document(),
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
    @Operation(summary = "Count open dossiers by a new calendar (tính lại ngày hẹn trả), or say first which would move")
    public Multi<Line> change(@NotNull @Valid Order order) {
        var change = change(order.version());
        var batches =
                dueDates.carryOut(new MovesDueDates.Order(change, caller.get().subject(), order.dryRun()));
        return MovesAnswer.of(batches, Moved::of, counts -> Total.of(change, order.dryRun(), counts));
    }

    private CalendarChange change(String version) {
        var known = catalogue.state();
        if (known.calendar(version).isEmpty()) throw ProblemException.of(422, "unpublished-calendar", version);
        var approval = known.approval(version)
                .orElseThrow(() -> ProblemException.of(422, "calendar-without-document", version));
        return new CalendarChange(version, approval.document());
    }
}

package vn.lienthong.reporting.adapter.rest;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import vn.lienthong.journal.Journal;
import vn.lienthong.reporting.replay.CancelsReplay;
import vn.lienthong.reporting.replay.PromotesViews;
import vn.lienthong.reporting.replay.Replay;
import vn.lienthong.reporting.replay.ReplayTable;
import vn.lienthong.reporting.replay.StartsReplay;
import vn.lienthong.reporting.replay.StartsReplay.AnotherRuns;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/**
 * Replays of the log (diễn lại): views built anew beside the live ones, compared with them, and put in their place. Replay 1
 * stands for the views of the beginning.
 */
@Path("/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class ReplaysResource {
    private final StartsReplay starts;
    private final CancelsReplay cancels;
    private final PromotesViews promotes;
    private final ReplayTable replays;
    private final Journal journal;
    private final CurrentCaller caller;

    ReplaysResource(
            StartsReplay starts,
            CancelsReplay cancels,
            PromotesViews promotes,
            ReplayTable replays,
            Journal journal,
            CurrentCaller caller) {
        this.starts = starts;
        this.cancels = cancels;
        this.promotes = promotes;
        this.replays = replays;
        this.journal = journal;
        this.caller = caller;
    }

    /** What is to be replayed, and why. */
    public record Asked(
            @Schema(description = "why, for the log; no personal data", required = true) @NotBlank @Size(max = 500)
            String reason,

            @Schema(description = "only this dossier with its group")
            String dossier,

            @Schema(description = "only dossiers that this unit had to do with")
            String unit,

            @Schema(description = "with 'to': only dossiers that moved in the ledger within these days")
            String from,

            String to,

            @Schema(description = "only this partition of the log") @Min(0) @Max(15)
            Integer shard,

            @Schema(description = "only what was recorded by then: a past state, to be read by views=ID")
            String upTo,

            @Schema(description = "at most so many events a second") @Min(1) @Max(10_000_000)
            Integer eventsPerSecond) {}

    /**
     * @param reason why, for the log; no personal data
     * @param acceptDifferences whether to go on although live and rebuilt views differ
     */
    public record Promotion(@NotBlank @Size(max = 500) String reason, boolean acceptDifferences) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "Builds the views anew from the log, beside the live ones; of all or of a part")
    @APIResponse(responseCode = "202", description = "begins within a second; its progress is at Location")
    public Uni<RestResponse<ReplayAnswer>> start(@Valid @NotNull Asked asked) {
        return starts.start(
                        ReplayScopes.read(asked),
                        asked.eventsPerSecond(),
                        asked.reason(),
                        caller.get().subject())
                .onFailure(AnotherRuns.class)
                .transform(running -> stands("replay-running", ((AnotherRuns) running).other()))
                .map(started -> ResponseBuilder.<ReplayAnswer>create(202)
                        .location(URI.create("/v1/replays/" + started.id()))
                        .entity(ReplayAnswer.of(started, List.of()))
                        .build());
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "All replays, the newest first, without their differences")
    public Uni<List<ReplayAnswer>> all() {
        return replays.all(journal.pool()).map(all -> all.stream()
                .map(replay -> ReplayAnswer.of(replay, List.of()))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "How far it is, and where live and rebuilt views differ, with the facts that say what is right")
    public Uni<ReplayAnswer> one(@PathParam("id") int id) {
        return found(id).chain(replay -> replays.differences(journal.pool(), id)
                .map(differences -> ReplayAnswer.of(replay, differences)));
    }

    @POST
    @Path("{id}/promotion")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Lets its views answer from now on, or again")
    public Uni<ReplayAnswer> promote(@PathParam("id") int id, @Valid @NotNull Promotion asked) {
        return found(id).invoke(replay -> requireEqual(replay, asked)).chain(replay -> promotes.promote(
                        id, asked.reason(), caller.get().subject())
                .map(promoted ->
                        ReplayAnswer.of(promoted.orElseThrow(() -> stands("replay-not-ready", replay)), List.of())));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "Gives it up and takes its views away, for the reason in 'reason'")
    public Uni<ReplayAnswer> cancel(@PathParam("id") int id, @QueryParam("reason") String reason) {
        if (reason == null || reason.isBlank()) throw ProblemException.of(400, "missing-parameter", "reason");
        return found(id).chain(replay -> cancels.cancel(id, reason, caller.get().subject())
                .map(cancelled -> ReplayAnswer.of(
                        cancelled.orElseThrow(() -> stands("replay-not-cancellable", replay)), List.of())));
    }

    private static void requireEqual(Replay replay, Promotion asked) {
        if (replay.differences() > 0 && !asked.acceptDifferences())
            throw ProblemException.of(409, "views-differ", replay.id(), replay.differences());
    }

    private static ProblemException stands(String rule, Replay replay) {
        return ProblemException.of(409, rule, replay.id(), replay.state().name());
    }

    private Uni<Replay> found(int id) {
        return replays.byId(journal.pool(), id)
                .map(replay -> replay.orElseThrow(() -> ProblemException.of(404, "unknown-replay", id)));
    }
}

package vn.lienthong.intake.adapter.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.catalogue.Fault;
import vn.lienthong.catalogue.Plan;
import vn.lienthong.catalogue.ReferenceFiles;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.catalogue.ReferenceImport;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.intake.application.ChangesReference;
import vn.lienthong.intake.application.ChangesReference.Outcome;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/**
 * Changes units, agencies, officers, delegations, procedures and calendars by a table (CSV) or a list (YAML, JSON) of
 * them. All rows are taken or none; a row that says what is known changes nothing, so the same file may be sent again. A
 * file may be long, so it is read on a thread that nobody else needs.
 */
@Path("/v1/reference")
@Blocking
@Consumes({ReferenceFilesResource.CSV, ReferenceFilesResource.YAML, MediaType.APPLICATION_JSON})
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@APIResponse(
        responseCode = "201",
        description = "changed; 200 if nothing was, or in a rehearsal",
        content = @Content(schema = @Schema(implementation = ReferenceChangesResource.ImportAnswer.class)))
public class ReferenceChangesResource {

    private final ChangesReference reference;
    private final CurrentCaller caller;
    private final WrittenPositions written;

    ReferenceChangesResource(ChangesReference reference, CurrentCaller caller, WrittenPositions written) {
        this.reference = reference;
        this.caller = caller;
        this.written = written;
    }

    /**
     * What comes with a file.
     *
     * @param type of the file
     * @param prefer {@code return=minimal} for the counts alone
     * @param document on whose word the rows stand that name none
     * @param approver likewise
     */
    public record Covering(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam("Prefer") String prefer,
            @QueryParam("document") String document,
            @QueryParam("approver") String approver,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {

        Format format() {
            var asked = MediaType.valueOf(type);
            if (asked.isCompatible(MediaType.APPLICATION_JSON_TYPE)) return Format.JSON;
            return asked.isCompatible(MediaType.valueOf(ReferenceFilesResource.CSV)) ? Format.CSV : Format.YAML;
        }

        Approval approval() {
            return new Approval(written(document), written(approver));
        }

        boolean isMinimal() {
            return "return=minimal".equals(prefer);
        }

        private static String written(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /**
     * @param line of the file that says so
     * @param type of the fact, e.g. {@code vn.lienthong.reference.unit-established.v1}
     * @param eventId of the fact; {@code null} in a rehearsal
     * @param before the subject as it was; {@code null} if it is new
     * @param after the subject as it now is
     */
    public record ChangeMade(int line, String type, String eventId, Object before, ReferenceEvent after) {}

    /**
     * @param changed facts in all
     * @param unchanged rows that say what is known
     * @param changes each of them; none with {@code Prefer: return=minimal}
     */
    public record ImportAnswer(boolean dryRun, int changed, int unchanged, List<ChangeMade> changes) {}

    @POST
    @Path("units")
    @Operation(summary = "Establish, rename, move, merge, split or dissolve units")
    public Uni<RestResponse<ImportAnswer>> units(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.units(covering.format(), body);
        return answer(known -> ReferenceImport.units(known, sent, covering.approval()), covering);
    }

    @POST
    @Path("agencies")
    @Operation(summary = "Establish, amend or dissolve agencies")
    public Uni<RestResponse<ImportAnswer>> agencies(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.agencies(covering.format(), body);
        return answer(known -> ReferenceImport.agencies(known, sent, covering.approval()), covering);
    }

    @POST
    @Path("officers")
    @Operation(summary = "Appoint, move or release officers")
    public Uni<RestResponse<ImportAnswer>> officers(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.officers(covering.format(), body);
        return answer(known -> ReferenceImport.officers(known, sent, covering.approval()), covering);
    }

    @POST
    @Path("delegations")
    @Operation(summary = "Grant or revoke delegations to sign")
    public Uni<RestResponse<ImportAnswer>> delegations(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.delegations(covering.format(), body);
        return answer(known -> ReferenceImport.delegations(known, sent, covering.approval()), covering);
    }

    @POST
    @Path("procedures")
    @Operation(summary = "Publish, amend or retire procedures")
    public Uni<RestResponse<ImportAnswer>> procedures(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.procedures(covering.format(), body);
        return answer(known -> ReferenceImport.procedures(known, sent, covering.approval()), covering);
    }

    @POST
    @Path("calendars")
    @Operation(summary = "Publish versions of the working calendar")
    public Uni<RestResponse<ImportAnswer>> calendars(byte[] body, @BeanParam Covering covering) {
        var sent = ReferenceFiles.calendars(covering.format(), body);
        return answer(known -> ReferenceImport.calendars(known, sent, covering.approval()), covering);
    }

    private <T> Uni<RestResponse<ImportAnswer>> answer(Function<ReferenceState, Plan<T>> decide, Covering covering) {
        var outcome = covering.dryRun()
                ? reference.rehearse(decide)
                : reference.change(decide, caller.get().subject());
        return outcome.map(come -> switch (come.plan()) {
            case Plan.Refused<T>(var faults) -> throw refused(faults);
            case Plan.Accepted<T> accepted -> told(come, accepted, covering);
        });
    }

    private static ProblemException refused(List<Fault> faults) {
        return ProblemException.of(422, "import-refused", faults.size())
                .at(faults.stream()
                        .map(fault -> InvalidField.at("line " + fault.line(), "field.row", fault.what()))
                        .toArray(InvalidField[]::new));
    }

    private <T> RestResponse<ImportAnswer> told(Outcome<T> outcome, Plan.Accepted<T> accepted, Covering covering) {
        outcome.records().stream().map(record -> record.id()).forEach(written::add);
        var changes = accepted.changes();
        var answer = new ImportAnswer(
                covering.dryRun(),
                changes.size(),
                accepted.unchanged(),
                covering.isMinimal()
                        ? List.of()
                        : IntStream.range(0, changes.size())
                                .mapToObj(n -> made(changes.get(n), outcome, n))
                                .toList());
        return RestResponse.ResponseBuilder.<ImportAnswer>create(
                        outcome.records().isEmpty() ? 200 : 201)
                .entity(answer)
                .build();
    }

    private static <T> ChangeMade made(Plan.Change<T> change, Outcome<T> outcome, int n) {
        return new ChangeMade(
                change.line(),
                EventTypes.nameOf(change.fact()),
                outcome.records().isEmpty() ? null : outcome.records().get(n).id(),
                change.before(),
                change.fact());
    }
}

package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.DossierCode;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.intake.application.Item;
import vn.lienthong.intake.application.RecordCommand;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.intake.domain.Command.Poster;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.service.command.IdempotencyKey;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ProblemException;

/**
 * What people at the desk do with dossiers. Bodies are the data of the facts as they are posted, with {@code time} where
 * it was not now and {@code override{ground}} where a rule is to be broken knowingly. 201 for a new fact, 200 for a
 * repeat of the same Idempotency-Key, 202 where another service has the last word; a repeat tells it as a refusal once
 * that is no.
 */
@Path("/v1/dossiers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.OFFICER})
@APIResponse(responseCode = "201", description = "recorded")
@APIResponse(responseCode = "200", description = "a repeat of the same Idempotency-Key")
@APIResponse(responseCode = "202", description = "another service has the last word")
public class DossiersResource {
    private final RecordCommand commands;
    private final Receipts receipts;
    private final Results results;
    private final IdempotencyKey keys;
    private final InstantSource clock;
    private final CurrentCaller caller;
    private final WrittenPositions written;

    DossiersResource(
            RecordCommand commands,
            Receipts receipts,
            Results results,
            IdempotencyKey keys,
            InstantSource clock,
            CurrentCaller caller,
            WrittenPositions written) {
        this.commands = commands;
        this.receipts = receipts;
        this.results = results;
        this.keys = keys;
        this.clock = clock;
        this.caller = caller;
        this.written = written;
    }

    /**
     * @param time business time
     * @param post the identity by which a correction names the fact; {@code null} without an Idempotency-Key
     */
    public record Recorded(
            String code, String eventId, Instant time, Set<Flag> flags, PostId post, Map<String, String> links) {}

    @POST
    @Operation(summary = "Receive a dossier and get its receipt (tiếp nhận hồ sơ)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Received.class)))
    public Uni<RestResponse<Receipts.Receipt>> receive(JsonNode body, @Context HttpHeaders headers) {
        var language = Language.of(headers);
        var read = CommandBody.read("received", body);
        return record(null, read, body, headers).chain(done -> receipts.of(done.record(), idNumber(read), language)
                .map(receipt -> answer(done, receipt)));
    }

    private static String idNumber(CommandBody body) {
        return body.privateText().at("/applicant/idNumber").textValue();
    }

    @POST
    @Path("{code}/supplement-requests")
    @Operation(summary = "Ask the applicant to complete the dossier (yêu cầu bổ sung)")
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestedSupplement.class)))
    public Uni<RestResponse<Recorded>> requestSupplement(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("supplement-requested", code, body, headers);
    }

    @POST
    @Path("{code}/supplements")
    @Operation(summary = "The applicant has completed the dossier (bổ sung xong)")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProvidedSupplement.class)))
    public Uni<RestResponse<Recorded>> supplement(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("supplement-provided", code, body, headers);
    }

    @POST
    @Path("{code}/withdrawal")
    @Operation(summary = "The applicant withdraws the dossier (rút hồ sơ)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Withdrawn.class)))
    public Uni<RestResponse<Recorded>> withdraw(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("withdrawn", code, body, headers);
    }

    @POST
    @Path("{code}/return")
    @Operation(summary = "Hand over the result (trả kết quả)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Returned.class)))
    public Uni<RestResponse<Recorded>> giveBack(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("returned", code, body, headers);
    }

    @POST
    @Path("{code}/refusal")
    @Operation(summary = "Refuse the reception of a dossier (từ chối tiếp nhận)")
    @RequestBody(content = @Content(schema = @Schema(implementation = RefusedReception.class)))
    public Uni<RestResponse<Recorded>> refuse(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("reception-refused", code, body, headers);
    }

    @POST
    @Path("{code}/feedback")
    @Operation(summary = "Take down what a citizen says of the handling (phản ánh, kiến nghị)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Feedback.class)))
    public Uni<RestResponse<Recorded>> feedback(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("feedback", code, body, headers);
    }

    @POST
    @Path("{code}/feedback-answers")
    @Operation(summary = "Answer what was said of the handling, with what was found (trả lời phản ánh, kiến nghị)")
    @RequestBody(content = @Content(schema = @Schema(implementation = AnsweredFeedback.class)))
    public Uni<RestResponse<Recorded>> answerFeedback(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("feedback-answered", code, body, headers);
    }

    @POST
    @Path("{code}/corrections")
    @Operation(summary = "Correct or annul a fact (đính chính); its own time and data replace the old")
    @RequestBody(content = @Content(schema = @Schema(implementation = Corrected.class)))
    public Uni<RestResponse<Recorded>> correct(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        return record("corrected", code, body, headers);
    }

    private Uni<RestResponse<Recorded>> record(String kind, String code, JsonNode body, HttpHeaders headers) {
        if (DossierCode.parse(code).isEmpty()) throw new NotFoundException();
        return record(code, CommandBody.read(kind, body), body, headers)
                .map(done -> answer(done, recorded(done.record())));
    }

    private Uni<RecordCommand.Done> record(String code, CommandBody read, JsonNode body, HttpHeaders headers) {
        return commands.record(item(code, read, body, headers)).invoke(done -> {
            if (done.refusal() != null) throw refusal(code, done.refusal(), Language.of(headers));
            written.add(done.record().id());
        });
    }

    private Item.OfFact item(String code, CommandBody read, JsonNode body, HttpHeaders headers) {
        var asking = caller.get();
        var claim = keys.claim(key(read, headers), asking, read.kind().name() + " " + code, body);
        var origin = claim.map(Claim::post).orElse(null);
        var command = new Command(
                code,
                read.time() == null ? clock.instant() : read.time(),
                read.kind(),
                read.fact(),
                new Poster(asking.unit(), true, read.ground()),
                origin,
                null,
                null);
        var trace = new Item.Trace(origin, asking.subject(), null, null, headers.getHeaderString("traceparent"), null);
        return new Item.OfFact(command, claim, trace, read.privateText());
    }

    /** A correction may wait for another service: it has an identity by which its end is known, given or not. */
    private static String key(CommandBody read, HttpHeaders headers) {
        var given = headers.getHeaderString(IdempotencyKey.HEADER);
        return given == null && read.fact() instanceof Corrected
                ? UUID.randomUUID().toString()
                : given;
    }

    /** A dossier that the address names and no one knows is not found. */
    private ProblemException refusal(String code, Answer refusal, Language language) {
        if (refusal instanceof Answer.Repeated(var first)) return results.refusal(first, language);
        if (refusal instanceof Answer.Conflicting) return ProblemException.of(409, "idempotency-key-reused");
        var unknown = refusal instanceof Answer.Refused(var rule, var args)
                && rule == Rule.UNKNOWN_DOSSIER
                && args.contains(code);
        return unknown
                ? ProblemException.of(404, Rule.UNKNOWN_DOSSIER.code(), code)
                : Refusals.of(refusal).orElseThrow();
    }

    private static Recorded recorded(LogRecord record) {
        return new Recorded(
                record.dossier(),
                record.id(),
                record.time(),
                record.flags(),
                record.origin(),
                Receipts.links(record.dossier()));
    }

    private static <T> RestResponse<T> answer(RecordCommand.Done done, T body) {
        var status = done.pending() ? 202 : done.repeated() ? 200 : 201;
        return RestResponse.ResponseBuilder.<T>create(status).entity(body).build();
    }
}

package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.application.Item;
import vn.lienthong.intake.application.ReadDossiers;
import vn.lienthong.intake.application.RecordCommand;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.intake.domain.Command.Poster;
import vn.lienthong.service.identity.TrackingKeys;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** {@code POST /v1/tracking/{code}/feedback?key=}: the citizen says what he thinks of the handling, without login. */
@Path("/v1/tracking/{code}/feedback")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CitizensFeedbackResource {
    private final RecordCommand commands;
    private final ReadDossiers dossiers;
    private final InstantSource clock;
    /** As units number their officers: a letter, a figure, and nothing that could be a name or a telephone. */
    private static final Pattern OFFICER = Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9._-]{2,32}");

    private final TrackingKeys keys;

    CitizensFeedbackResource(RecordCommand commands, ReadDossiers dossiers, InstantSource clock, SuiteSecret secret) {
        this.commands = commands;
        this.dossiers = dossiers;
        this.clock = clock;
        this.keys = new TrackingKeys(secret, clock);
    }

    /** @param feedback names it in the answer that it will get */
    public record Taken(String code, String feedback, Instant time) {
        static Taken of(LogRecord record) {
            return new Taken(record.dossier(), record.id(), record.time());
        }
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Say what one thinks of the handling, by the code and key on the receipt (phản ánh, kiến nghị)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Feedback.class)))
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = Taken.class)))
    public Uni<RestResponse<Taken>> say(
            @PathParam("code") String code,
            @QueryParam("key") @DefaultValue("") String key,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        keys.require(code, key, request.remoteAddress().hostAddress());
        var read = CommandBody.read("feedback", body);
        requireCode(((Feedback) read.fact()).officer());
        return dossiers.unitsOf(code)
                .map(units -> units.orElseThrow(TrackingKeys::unknown).getFirst())
                .chain(unit -> commands.record(item(code, unit, read, headers)))
                .map(CitizensFeedbackResource::answer);
    }

    /** It stands in the log for ever and unsealed: whoever writes of a person does so in the text. */
    private static void requireCode(String officer) {
        if (officer != null && !OFFICER.matcher(officer).matches())
            throw ProblemException.of(400, "invalid-body").at(InvalidField.at("/officer", "field.invalid"));
    }

    /** In the name of the desk: the citizen speaks for no unit. */
    private Item.OfFact item(String code, String unit, CommandBody read, HttpHeaders headers) {
        var poster = new Poster(unit, true, null);
        var command = new Command(code, clock.instant(), read.kind(), read.fact(), poster, null, null, null);
        var trace = new Item.Trace(
                null, FeedbackReceived.BY_CITIZEN, null, null, headers.getHeaderString("traceparent"), null);
        return new Item.OfFact(command, Optional.empty(), trace, read.privateText());
    }

    private static RestResponse<Taken> answer(RecordCommand.Done done) {
        if (done.refusal() != null) throw Refusals.of(done.refusal()).orElseThrow();
        return RestResponse.status(RestResponse.Status.CREATED, Taken.of(done.record()));
    }
}

package vn.lienthong.deadline.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.deadline.application.ExtensionOrder;
import vn.lienthong.deadline.application.GrantsExtensions;
import vn.lienthong.deadline.application.Outcome;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.commit.Overloaded;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.service.command.FreeText;
import vn.lienthong.service.command.IdempotencyKey;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;

/**
 * Apology and re-appointment. The body is the data of {@code extended} as it is posted, with {@code override{ground}}
 * where a rule is to be broken knowingly. 201 for a new fact, 200 for a repeat of the same Idempotency-Key.
 */
@Path("/v1/dossiers/{code}/extensions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions", description = "Xin lỗi và hẹn lại ngày trả kết quả")
public class ExtensionResource {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GrantsExtensions extensions;
    private final TimeLaw law;
    private final InvolvedUnits involved;
    private final CurrentCaller caller;
    private final FreeText freeText;
    private final IdempotencyKey keys;
    private final WrittenPositions written;

    public ExtensionResource(
            GrantsExtensions extensions,
            TimeLaw law,
            InvolvedUnits involved,
            CurrentCaller caller,
            FreeText freeText,
            IdempotencyKey keys,
            WrittenPositions written) {
        this.extensions = extensions;
        this.law = law;
        this.involved = involved;
        this.caller = caller;
        this.freeText = freeText;
        this.keys = keys;
        this.written = written;
    }

    /**
     * @param eventId of the fact recorded
     * @param time business time
     * @param flags rules it breaks, in the order of their declaration
     * @param dueAt the new due date
     */
    public record Extension(String dossier, String eventId, Instant time, List<Flag> flags, Instant dueAt) {}

    @POST
    @RolesAllowed({Roles.CLERK, Roles.OFFICER})
    @Operation(summary = "Apologise and appoint a new due date (xin lỗi và hẹn lại ngày trả)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Extended.class)))
    public Uni<RestResponse<Extension>> extend(
            @PathParam("code") String code, JsonNode body, @Context HttpHeaders headers) {
        var asking = caller.get();
        var read = ExtensionBody.read(body);
        var claim = keys.claim(headers.getHeaderString(IdempotencyKey.HEADER), asking, "extended " + code, body);
        return extensions
                .settled(code)
                .invoke(file -> involved.require(file.sheet(law), asking))
                .chain(() -> freeText.seal(code, read.freeText(), headers))
                .chain(ciphertext -> extensions.carryOut(new ExtensionOrder(
                        code,
                        read.extended(),
                        read.overridden(),
                        asking.subject(),
                        asking.unit(),
                        ciphertext.orElse(null),
                        claim,
                        headers.getHeaderString("traceparent"))))
                .onFailure(NotPassedYet.class)
                .transform(behind -> ProblemException.of(503, "not-yet-applied").retryAfter(SOON))
                .onFailure(Overloaded.class)
                .transform(full -> ProblemException.of(503, "overloaded").retryAfter(SOON))
                .map(this::answer);
    }

    private RestResponse<Extension> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> extended(done, RestResponse.Status.CREATED);
            case Outcome.Repeated again -> extended(again.first(), RestResponse.Status.OK);
            case Outcome.Refused no ->
                throw ProblemException.of(
                        no.rule() == Rule.UNKNOWN_DOSSIER ? 404 : 422, no.rule().code());
            case Outcome.Claimed again -> throw new IllegalStateException("a repeat is answered with its first answer");
            case Outcome.Conflicting conflict -> throw ProblemException.of(409, "idempotency-key-reused");
        };
    }

    private RestResponse<Extension> extended(Outcome.Done done, RestResponse.Status status) {
        written.add(done.eventId());
        var flags = done.flags().stream().sorted().toList();
        return RestResponse.status(
                status, new Extension(done.dossier(), done.eventId(), done.time(), flags, done.dueAt()));
    }
}

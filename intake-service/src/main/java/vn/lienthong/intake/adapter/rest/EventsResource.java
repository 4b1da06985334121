package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.post.PostReceipt;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SigningKey;
import vn.lienthong.intake.adapter.rest.AnswerStream.Form;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.intake.application.PostSequences;
import vn.lienthong.intake.application.PostTaker;
import vn.lienthong.intake.application.ReceivePosts;
import vn.lienthong.intake.application.RehearsePosts;
import vn.lienthong.intake.application.Sources;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.service.command.IdempotencyKey;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.position.Positions;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ProblemException;

/** The front door for ward and district systems, whichever service owns the fact. */
@Path("/v1/events")
public class EventsResource {
    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";
    /** The three are one operation to who reads the description of the interface. */
    private static final String POST = "EventsResource_post";

    private static final String POSTS =
            "Post one event, a batch of at most 10,000, or a stream of any number, one a line; with receipt=true the answer"
                    + " carries a signed statement of what was accepted";
    private static final String DRY_RUN = "dryRun";
    private static final String RECEIPT = "receipt";
    private static final int LARGEST_BATCH = 64 * 1024 * 1024;

    private final PostSequences sequences;
    private final RehearsePosts rehearsal;
    private final ReceivePosts posts;
    private final Results results;
    private final Sources sources;
    private final LiveCatalogue catalogue;
    private final ObjectMapper mapper;
    private final CurrentCaller caller;
    private final SigningKey key;
    private final InstantSource clock;

    EventsResource(
            PostSequences sequences,
            RehearsePosts rehearsal,
            ReceivePosts posts,
            Results results,
            Sources sources,
            LiveCatalogue catalogue,
            ObjectMapper mapper,
            CurrentCaller caller,
            SigningKey key,
            InstantSource clock) {
        this.sequences = sequences;
        this.rehearsal = rehearsal;
        this.posts = posts;
        this.results = results;
        this.sources = sources;
        this.catalogue = catalogue;
        this.mapper = mapper;
        this.caller = caller;
        this.key = key;
        this.clock = clock;
    }

    @POST
    @Consumes(SINGLE)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SOURCE)
    @RunOnVirtualThread
    @Operation(operationId = POST, summary = POSTS)
    @RequestBody(content = @Content(mediaType = SINGLE, schema = @Schema(implementation = PostedEvent.class)))
    @APIResponse(
            responseCode = "201",
            description = "applied",
            content = @Content(schema = @Schema(implementation = PostAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "known already; a batch",
            content = @Content(schema = @Schema(implementation = PostAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "waits for its owner",
            content = @Content(schema = @Schema(implementation = PostAnswer.class)))
    public Response single(
            InputStream body,
            @QueryParam(DRY_RUN) String dryRun,
            @QueryParam(RECEIPT) String receipt,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        var rehearsed = isTrue(DRY_RUN, dryRun, uri);
        var receipted = isReceipted(receipt, rehearsed, uri);
        var json = body.readNBytes(Refusals.LONGEST_ITEM + 1);
        if (json.length > Refusals.LONGEST_ITEM)
            throw Refusals.of(new Answer.TooLong()).orElseThrow();
        var answered = rehearsed
                ? rehearsal.single(json, unit())
                : sequences.single(json, unit()).await().indefinitely();
        Refusals.of(answered.answer()).ifPresent(refusal -> {
            throw refusal;
        });
        var answers = answers(headers, Form.OBJECT, receipted);
        answers.answer(answered.post(), answered.answer());
        return respond(answers, rehearsed ? 200 : status(answered.answer()), MediaType.APPLICATION_JSON);
    }

    private static int status(Answer accepted) {
        return switch (Results.outcomeOf(accepted)) {
            case APPLIED -> 201;
            case DUPLICATE -> 200;
            case PENDING -> 202;
            case REJECTED -> 422;
        };
    }

    @POST
    @Consumes(BATCH)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SOURCE)
    @RunOnVirtualThread
    @Operation(operationId = POST, summary = POSTS)
    @RequestBody(
            content =
                    @Content(
                            mediaType = BATCH,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PostedEvent.class)))
    @APIResponse(
            responseCode = "200",
            description = "known already; a batch",
            content = @Content(schema = @Schema(implementation = PostAnswer.class)))
    public Response batch(
            InputStream body,
            @QueryParam(DRY_RUN) String dryRun,
            @QueryParam(RECEIPT) String receipt,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        var rehearsed = isTrue(DRY_RUN, dryRun, uri);
        var receipted = isReceipted(receipt, rehearsed, uri);
        var json = body.readNBytes(LARGEST_BATCH + 1);
        if (json.length > LARGEST_BATCH) throw ProblemException.of(413, "body-too-large");
        var elements = Batches.elements(json);
        var answers = answers(headers, Form.OBJECT, receipted);
        take(rehearsed, answers, taker -> elements.forEach(element -> post(element, taker)));
        return respond(answers, 200, MediaType.APPLICATION_JSON);
    }

    private static void post(byte[] element, PostTaker taker) {
        if (element.length > Refusals.LONGEST_ITEM) taker.unreadable(new Answer.TooLong());
        else taker.post(element);
    }

    @POST
    @Consumes(STREAM)
    @Produces(STREAM)
    @RolesAllowed(Roles.SOURCE)
    @RunOnVirtualThread
    @Operation(operationId = POST, summary = POSTS)
    @RequestBody(content = @Content(mediaType = STREAM, schema = @Schema(implementation = PostedEvent.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = STREAM, schema = @Schema(implementation = ItemResult.class)))
    public Response stream(
            InputStream body,
            @QueryParam(DRY_RUN) String dryRun,
            @QueryParam(RECEIPT) String receipt,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var rehearsed = isTrue(DRY_RUN, dryRun, uri);
        var receipted = isReceipted(receipt, rehearsed, uri);
        var all = new Lines(body, Refusals.LONGEST_ITEM);
        var lines = rehearsed ? all.within(Batches.MOST, LARGEST_BATCH) : all;
        var answers = answers(headers, Form.LINES, receipted);
        take(rehearsed, answers, taker -> read(lines, taker));
        return respond(answers, 200, STREAM);
    }

    private static void read(Lines lines, PostTaker taker) {
        for (var line = lines.next(); line != null; line = lines.next()) {
            switch (line) {
                case Lines.Line.Whole(var bytes, var ended) when ended -> taker.post(bytes);
                case Lines.Line.Whole(var bytes, var ended) -> taker.lastPost(bytes);
                case Lines.Line.TooLong _ -> taker.unreadable(new Answer.TooLong());
                case Lines.Line.Broken _ -> {
                    taker.unreadable(new Answer.CutOff());
                    return;
                }
            }
        }
    }

    /** Read strictly: who means to try must not write. A parameter without a value comes like none. */
    private static boolean isTrue(String name, String value, UriInfo uri) {
        return switch (value) {
            case null -> {
                if (uri.getQueryParameters().containsKey(name)) throw invalid(name);
                yield false;
            }
            case "false" -> false;
            case "true" -> true;
            default -> throw invalid(name);
        };
    }

    /** Of a rehearsal nothing is accepted, so there is nothing to state. */
    private static boolean isReceipted(String receipt, boolean rehearsed, UriInfo uri) {
        var receipted = isTrue(RECEIPT, receipt, uri);
        if (receipted && rehearsed) throw invalid(RECEIPT);
        return receipted;
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(400, "invalid-parameter", parameter);
    }

    private void take(boolean rehearsed, AnswerStream answers, Consumer<PostTaker> work) {
        try {
            var taker = rehearsed ? rehearsal.open(unit(), answers::answer) : sequences.open(unit(), answers::answer);
            work.accept(taker);
            taker.end();
        } catch (RuntimeException | Error failure) {
            answers.close();
            throw failure;
        }
    }

    @GET
    @Path("{source}/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SOURCE, Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "What became of a post, or of a command that waited for its owner")
    public Uni<ItemResult> outcome(
            @PathParam("source") String source, @PathParam("id") String id, @Context HttpHeaders headers) {
        var language = Language.of(headers);
        return mayRead(source, caller.get())
                .chain(may -> may
                        ? posts.outcome(new PostId(source, id))
                        : Uni.createFrom().item(Optional.<ClaimedPost>empty()))
                .map(found ->
                        found.map(post -> results.standing(post, language)).orElseThrow(NotFoundException::new));
    }

    /** What people commanded everyone reads of himself; what systems posted, the units of the source and above. */
    private Uni<Boolean> mayRead(String source, Caller asking) {
        if (asking.hasAny(Roles.AUDITOR, Roles.OPERATOR))
            return Uni.createFrom().item(true);
        if (asking.hasAny(Roles.CLERK, Roles.OFFICER) && source.equals(IdempotencyKey.scopeOf(asking)))
            return Uni.createFrom().item(true);
        if (!asking.hasAny(Roles.SOURCE, Roles.SUPERVISOR))
            return Uni.createFrom().item(false);
        return sources.find(source)
                .map(found -> found.filter(of -> catalogue.now().everWithin(of.unit(), asking.unit()))
                        .isPresent());
    }

    private AnswerStream answers(HttpHeaders headers, Form form, boolean receipted) {
        var prefer = headers.getHeaderString("Prefer");
        var minimal = prefer != null && prefer.contains("return=minimal");
        var receipt = receipted ? Optional.of(new PostReceipt.Draft()) : Optional.<PostReceipt.Draft>empty();
        return new AnswerStream(results, mapper.writer(), Language.of(headers), form, minimal, receipt);
    }

    private Response respond(AnswerStream answers, int status, String type) {
        StreamingOutput body = finished(answers)::drainTo;
        var response = Response.status(status).type(type).entity(body);
        if (!answers.positions().isEmpty()) {
            response.header(Positions.HEADER, Positions.header(answers.positions()));
        }
        return response.build();
    }

    private Spool finished(AnswerStream answers) {
        try {
            return answers.finished(accepted -> accepted.sign(key, clock.instant()));
        } catch (UncheckedIOException full) {
            answers.close();
            throw full;
        }
    }

    private String unit() {
        var unit = caller.get().unit();
        if (unit == null) throw ProblemException.of(403, "unit-required");
        return unit;
    }
}

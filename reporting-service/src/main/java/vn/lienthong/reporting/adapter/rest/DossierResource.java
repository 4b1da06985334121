package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import vn.lienthong.reporting.adapter.client.People;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.Custody;
import vn.lienthong.reporting.dossier.DossierAnswer;
import vn.lienthong.reporting.dossier.DossierAnswers;
import vn.lienthong.reporting.dossier.DossierReader;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.dossier.HistoryLine;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/dossiers/{code}}: one dossier, its history, and its changes as they come. */
@Path("/v1/dossiers/{code}")
@Produces(MediaType.APPLICATION_JSON)
public class DossierResource {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final ReadableDossiers dossiers;
    private final DossierReader reader;
    private final DossierAnswers answers;
    private final People people;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final InstantSource clock;

    DossierResource(
            ReadableDossiers dossiers,
            DossierReader reader,
            DossierAnswers answers,
            People people,
            Access access,
            CurrentCaller currentCaller,
            InstantSource clock) {
        this.dossiers = dossiers;
        this.reader = reader;
        this.answers = answers;
        this.people = people;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "One dossier as it stands, or as recorded at an instant")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DossierAnswer.class)))
    @APIResponse(responseCode = "304", description = "as the reader has it")
    @ReadsParameters("asOf")
    public Uni<Response> dossier(
            @PathParam("code") String code,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context Request request) {
        var caller = currentCaller.get();
        var asOf = dossiers.asOf(Parameters.of(uri));
        var english = Report06aResource.english(headers);
        return dossiers.read(code, asOf, caller).chain(reading -> {
            var answer = answers.of(reading, asOf.orElseGet(clock::instant), english);
            var persons = access.mayReadPersons(
                    caller, DossierView.of(reading.dossier()).units());
            var tag = tag(reading, answer, english, persons);
            var unchanged = request.evaluatePreconditions(tag);
            if (unchanged != null) return Uni.createFrom().item(unchanged.build());
            return (persons ? withPeople(answer, headers) : Uni.createFrom().item(answer))
                    .map(whole -> Response.ok(whole).tag(tag).build());
        });
    }

    /** Changes with all that the answer is made of, the passing of time included. */
    private static EntityTag tag(Reading reading, DossierAnswer answer, boolean english, boolean persons) {
        return new EntityTag(reading.version() + "-" + answer.line().timeliness() + (english ? "-en" : "-vi")
                + (persons ? "-persons" : ""));
    }

    @GET
    @Path("events")
    @Operation(summary = "The history of a dossier: every record of the log about it, in log order")
    public Uni<Map<String, List<HistoryLine>>> events(@PathParam("code") String code) {
        return dossiers.read(code, Optional.empty(), currentCaller.get())
                .map(reading -> Map.of(
                        "events",
                        reading.dossier().facts().stream().map(HistoryLine::of).toList()));
    }

    @GET
    @Path("custody")
    @Operation(
            summary = "Who had the dossier and its legs in hand, since when, and who signed; as recorded at an instant")
    @ReadsParameters("asOf")
    public Uni<Custody> custody(@PathParam("code") String code, @Context UriInfo uri) {
        return dossiers.read(code, dossiers.asOf(Parameters.of(uri)), currentCaller.get())
                .map(reading -> Custody.of(reading.dossier().history()));
    }

    /** Sends the dossier as it stands, and again after each change. */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "A dossier's changes as server-sent events")
    public Multi<DossierAnswer> stream(@PathParam("code") String code, @Context HttpHeaders headers) {
        var caller = currentCaller.get();
        var english = Report06aResource.english(headers);
        return dossiers.read(code, Optional.empty(), caller)
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(first -> Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(first), changes(code)))
                .skip()
                .repetitions(Comparator.comparing(Reading::version))
                .map(reading -> answers.of(reading, clock.instant(), english));
    }

    private Multi<Reading> changes(String code) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> reader.read(code, Optional.empty()))
                .onItem()
                .transformToMultiAndConcatenate(found -> Multi.createFrom().optional(found));
    }

    private Uni<DossierAnswer> withPeople(DossierAnswer answer, HttpHeaders headers) {
        return people.of(answer.line().code(), headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(answer::with);
    }
}

package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.dossier.Changes;
import vn.lienthong.reporting.dossier.FeedCursor;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/changes}: everything that concerns a unit, how a receiving agency learns that something came. Answers as
 * soon as there is something, at the latest after 25 s; the last line holds the cursor to go on with. Each event comes at
 * least once: again after the views were rebuilt, when the feed begins anew, so readers tell events by their id.
 */
@Path("/v1/changes")
public class ChangesResource {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Changes changes;
    private final Access access;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final InstantSource clock;

    ChangesResource(Changes changes, Access access, CurrentCaller caller, ObjectMapper json, InstantSource clock) {
        this.changes = changes;
        this.access = access;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces("application/x-ndjson")
    @Operation(summary = "What the log brought about a unit's dossiers, line by line, by long poll")
    @ReadsParameters(required = "unit", value = "after")
    public Uni<String> changes(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var unit = parameters.required("unit");
        access.requireUnit(caller.get(), unit);
        var after = parameters.read("after", FeedCursor::parse).orElse(FeedCursor.START);
        return poll(after, unit, clock.instant().plus(PATIENCE)).map(this::lines);
    }

    private Uni<Changes.Found> poll(FeedCursor after, String unit, Instant until) {
        return changes.after(after, unit)
                .chain(found -> found.changes().isEmpty() && clock.instant().isBefore(until)
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_EVERY)
                                .chain(() -> poll(found.next(), unit, until))
                        : Uni.createFrom().item(found));
    }

    private String lines(Changes.Found found) {
        return Stream.concat(
                        found.changes().stream().map(this::line),
                        Stream.of(line(Map.of("cursor", found.next().toString()))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

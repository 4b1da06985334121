package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.reporting.dossier.DossierReader;
import vn.lienthong.reporting.dossier.Tracking;
import vn.lienthong.service.identity.TrackingKeys;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code GET /v1/tracking/{code}?key=}: for the citizen, without login. */
@Path("/v1/tracking/{code}")
public class TrackingResource {
    private final DossierReader reader;
    private final Tracking tracking;
    private final InstantSource clock;
    private final TrackingKeys keys;

    TrackingResource(DossierReader reader, Tracking tracking, InstantSource clock, SuiteSecret secret) {
        this.reader = reader;
        this.tracking = tracking;
        this.clock = clock;
        this.keys = new TrackingKeys(secret, clock);
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a dossier is, by its code and the key on the receipt")
    @ReadsParameters("key")
    public Uni<Tracking.Answer> track(
            @PathParam("code") String code,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var key = Parameters.of(uri).text("key").orElse("");
        keys.require(code, key, request.remoteAddress().hostAddress());
        var english = Report06aResource.english(headers);
        return reader.read(code, Optional.empty())
                .map(found -> found.orElseThrow(TrackingKeys::unknown))
                .map(reading -> tracking.of(reading.dossier(), clock.instant(), english));
    }
}

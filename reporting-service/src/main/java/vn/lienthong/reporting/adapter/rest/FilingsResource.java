package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import vn.lienthong.reporting.filing.Difference;
import vn.lienthong.reporting.filing.ExplainsDifferences;
import vn.lienthong.reporting.filing.FilesReports;
import vn.lienthong.reporting.report.EditionTable;
import vn.lienthong.reporting.report.Snapshot;
import vn.lienthong.reporting.report.StoredEdition;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/**
 * Filed reports (báo cáo đã gửi). An edition is fixed for ever; where the log learns more, a further edition is filed, and
 * the difference between them is told fact by fact.
 */
@Path("/v1/filings")
@Produces(MediaType.APPLICATION_JSON)
public class FilingsResource {
    private final FilesReports filesReports;
    private final ExplainsDifferences explains;
    private final EditionTable editions;
    private final Snapshot snapshot;
    private final FilingReader reader;
    private final Access access;
    private final CurrentCaller caller;

    FilingsResource(
            FilesReports filesReports,
            ExplainsDifferences explains,
            EditionTable editions,
            Snapshot snapshot,
            FilingReader reader,
            Access access,
            CurrentCaller caller) {
        this.filesReports = filesReports;
        this.explains = explains;
        this.editions = editions;
        this.snapshot = snapshot;
        this.reader = reader;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(
            summary = "Files a report with all that is final by now: a new edition, 201; the one that still holds, 200."
                    + " Editions of its unit that no longer hold are restated first, in the same transaction")
    @APIResponse(responseCode = "201", description = "a new edition")
    @APIResponse(responseCode = "200", description = "the last edition still holds")
    public Uni<RestResponse<FilingAnswer>> file(@NotNull FilingBody body) {
        var query = reader.query(body, caller.get());
        return filesReports.file(query, caller.get().subject()).map(FilingsResource::answer);
    }

    private static RestResponse<FilingAnswer> answer(FilesReports.Filed filed) {
        var answer = FilingAnswer.of(filed);
        return ResponseBuilder.<FilingAnswer>create(filed.isNew() ? 201 : 200)
                .location(URI.create("/v1/filings/" + answer.edition().id()))
                .entity(answer)
                .build();
    }

    @GET
    @Operation(summary = "The editions of a unit's reports, by their days, the newest edition of each first")
    public Uni<List<FilingLine>> list(@QueryParam("unit") String unit) {
        var asked = reader.units(unit);
        access.requireUnitAndBelow(caller.get(), asked.getLast());
        return snapshot.read(tx -> editions.ofUnits(tx, asked)).map(FilingLine::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An edition, exactly as it was filed: 'checksum' is the SHA-256 of the text of 'report'")
    public Uni<RestResponse<FiledEdition>> edition(@PathParam("id") String id) {
        return found(id).map(edition -> ResponseBuilder.ok(FiledEdition.of(edition))
                .header(HttpHeaders.ETAG, '"' + edition.edition().checksum() + '"')
                .build());
    }

    @GET
    @Path("{id}/difference")
    @Operation(
            summary = "Why the figures are others now, or in another edition of the same report: every fact that became"
                    + " known since and moved one, with its entries in the ledger")
    public Uni<Difference> difference(
            @PathParam("id") String id, @QueryParam("against") String against, @Context HttpHeaders headers) {
        return found(id).chain(edition -> other(edition, against)
                .chain(other ->
                        explains.explain(reader.query(edition, Report06aResource.english(headers)), edition, other)));
    }

    private Uni<Optional<StoredEdition>> other(StoredEdition edition, String against) {
        if (against == null) return Uni.createFrom().item(Optional.empty());
        return found(against).map(other -> {
            if (!other.isOfSameReport(edition) || other.number() <= edition.number())
                throw Parameters.invalid("against");
            return Optional.of(other);
        });
    }

    private Uni<StoredEdition> found(String id) {
        return snapshot.read(tx -> editions.byId(tx, id)).map(found -> {
            var edition = found.orElseThrow(() -> ProblemException.of(404, "unknown-edition", id));
            access.requireUnitAndBelow(
                    caller.get(), reader.units(edition.edition().unit()).getFirst());
            return edition;
        });
    }
}

package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import vn.lienthong.reporting.adapter.rest.PublishedRows.Places;
import vn.lienthong.reporting.application.ReconcilesTable;
import vn.lienthong.reporting.reconciliation.Coverage;
import vn.lienthong.reporting.reconciliation.Finding;
import vn.lienthong.reporting.reconciliation.FindingKind;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.ReadsParameters;

/** {@code POST /v1/reconciliations}: what cannot be true of a published table (đối chiếu số liệu). Changes nothing. */
@Path("/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
    private final ReconcilesTable reconciles;
    private final ReconciliationReader reader;
    private final FindingTexts texts;
    private final CurrentCaller caller;
    private final InstantSource clock;

    ReconciliationResource(
            ReconcilesTable reconciles,
            ReconciliationReader reader,
            FindingTexts texts,
            CurrentCaller caller,
            InstantSource clock) {
        this.reconciles = reconciles;
        this.reader = reader;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param asOf recorded time up to which the ledger was read */
    public record Reconciliation(Instant asOf, List<Found> findings) {}

    /**
     * What does not hold.
     *
     * @param row number of the row in the table, from 1
     * @param scope which dossiers the row counts, as it says or as it was read
     * @param kind {@code ARITHMETIC} where the printed figures contradict each other, {@code LEDGER} where they differ from
     *     the suite's own 06a
     * @param identity what should hold, as a formula over the columns and in words
     * @param printed its left side, as printed
     * @param computed its right side; {@code null} where nothing can be computed
     * @param wouldHold what alone would make it hold; {@code null} where nothing can be named
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ReconciliationFinding")
    public record Found(
            int row,
            String unit,
            Coverage scope,
            FindingKind kind,
            String identity,
            String printed,
            String computed,
            String wouldHold) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What cannot be true of a published table: against itself, and against form II.06a")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First day of the period; of a text/csv only")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Last day of the period; of a text/csv only")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PublishedTable.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    public Uni<Reconciliation> table(@NotNull PublishedTable table, @Context HttpHeaders headers) {
        return reconciled(table, Places.IN_JSON, headers);
    }

    @POST
    @Consumes(Csv.TYPE)
    @Operation(hidden = true)
    @ReadsParameters({"from", "to"})
    public Uni<Reconciliation> csv(@NotNull String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        var read = PublishedCsv.read(
                text, parameters.day("from").orElse(null), parameters.day("to").orElse(null));
        return reconciled(read.table(), read.places(), headers);
    }

    private Uni<Reconciliation> reconciled(PublishedTable table, Places places, HttpHeaders headers) {
        var language = Language.of(headers);
        var asOf = clock.instant();
        return reconciles
                .findings(reader.read(table, places, caller.get()), asOf)
                .map(findings -> new Reconciliation(
                        asOf,
                        findings.stream().map(found -> told(found, language)).toList()));
    }

    private Found told(Finding found, Language language) {
        return new Found(
                found.row().number(),
                found.row().unit(),
                found.coverage(),
                found.identity().kind(),
                texts.identity(found.identity(), language),
                found.printed(),
                found.computed(),
                texts.wouldHold(found.wouldHold(), language));
    }
}

package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.catalogue.FormKind;
import vn.lienthong.catalogue.FormSet;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.forms.Form;
import vn.lienthong.reporting.forms.FormSource;
import vn.lienthong.reporting.forms.Issuance;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.service.problem.ReadsParameters;

/**
 * {@code GET /v1/dossiers/{code}/forms}: the papers of a dossier (biểu mẫu), each of the set of forms that was in force on
 * the day of its fact. As of the same recorded time the same paper has the same bytes, as long as nobody was erased.
 */
@Path("/v1/dossiers/{code}/forms")
public class FormsResource {
    private final ReadableDossiers dossiers;
    private final PaperSources sources;
    private final ReceiptSurroundings surroundings;
    private final PrintedForms printed;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;

    FormsResource(
            ReadableDossiers dossiers,
            PaperSources sources,
            ReceiptSurroundings surroundings,
            PrintedForms printed,
            LiveCatalogue catalogue,
            CurrentCaller caller) {
        this.dossiers = dossiers;
        this.sources = sources;
        this.surroundings = surroundings;
        this.printed = printed;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /**
     * @param fact by which the paper is due, {@code at} its business time
     * @param remark what is to be said of the set of forms
     * @param link where it is; {@code null} where its text is not known, with the reason in {@code lacking}
     */
    public record Listed(
            String formSet,
            String form,
            String number,
            String title,
            String remark,
            String fact,
            Instant at,
            String link,
            String lacking) {}

    public record Forms(List<Listed> forms) {}

    /** A paper that is due, in its set of forms. */
    private record Due(Issuance issued, FormSet set, FormSet.Form form) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The papers that the law wants of a dossier, with the fact that each is due by")
    @ReadsParameters("asOf")
    public Uni<Forms> forms(@PathParam("code") String code, @Context UriInfo uri) {
        return dossiers.read(code, dossiers.asOf(Parameters.of(uri)), caller.get())
                .map(reading -> new Forms(Issuance.of(reading.dossier()).stream()
                        .flatMap(this::due)
                        .map(due -> listed(code, due))
                        .toList()));
    }

    @GET
    @Path("{form}")
    @Produces(PrintedForms.HTML)
    @Operation(
            summary =
                    "A paper of a dossier, to be printed: receipt, supplement-request, refusal, apology, control-slip")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PrintedForms.PDF)
            })
    @ReadsParameters({"asOf", "fact"})
    public Uni<Response> page(
            @PathParam("code") String code,
            @PathParam("form") String form,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return filled(code, form, uri, headers).map(filled -> printed.html(filled.form()));
    }

    @GET
    @Path("{form}")
    @Produces(PrintedForms.PDF)
    @Operation(hidden = true)
    @ReadsParameters({"asOf", "fact"})
    public Uni<Response> pdf(
            @PathParam("code") String code,
            @PathParam("form") String form,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return filled(code, form, uri, headers).chain(filled -> printed.pdf(filled.form(), filled.knownAt()));
    }

    private record Filled(Form form, Instant knownAt) {}

    private Uni<Filled> filled(String code, String form, UriInfo uri, HttpHeaders headers) {
        var parameters = Parameters.of(uri);
        Caller asking = caller.get();
        var asOf = dossiers.asOf(parameters);
        return dossiers.read(code, asOf, asking).chain(reading -> {
            var due = due(reading.dossier(), kind(form), parameters.text("fact"));
            return sources.of(reading, asking, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                    .chain(source -> whole(source, reading, due.issued().form(), asOf))
                    .map(source -> new Filled(Form.of(source, due.issued(), due.set()), PaperSources.knownAt(source)));
        });
    }

    private Uni<FormSource> whole(FormSource source, Reading reading, FormKind kind, Optional<Instant> asOf) {
        return kind == FormKind.RECEIPT
                ? surroundings.of(reading, asOf).map(source::within)
                : Uni.createFrom().item(source);
    }

    /** Of several the last. */
    private Due due(Dossier dossier, FormKind kind, Optional<String> fact) {
        var issued = Issuance.of(dossier).stream()
                .filter(each -> each.form() == kind)
                .filter(each -> fact.isEmpty() || fact.get().equals(each.fact().id()))
                .reduce((_, later) -> later)
                .orElseThrow(FormsResource::notIssued);
        var day = BusinessDay.of(issued.fact().time());
        if (catalogue.now().formSet(day).isEmpty()) throw ProblemException.of(404, "no-form-set", day.toString());
        var due = due(issued).findFirst().orElseThrow(FormsResource::notIssued);
        if (due.form().lacking() != null)
            throw ProblemException.of(
                    404,
                    "form-lacking",
                    due.form().number(),
                    due.form().title(),
                    due.set().instrument());
        return due;
    }

    /** None where no law knew such a paper on the day. */
    private Stream<Due> due(Issuance issued) {
        var set = catalogue.now().formSet(BusinessDay.of(issued.fact().time()));
        return set.flatMap(found -> found.form(issued.form()).map(form -> new Due(issued, found, form))).stream();
    }

    private static Listed listed(String code, Due due) {
        var name = name(due.issued().form());
        var fact = due.issued().fact();
        var isLacking = due.form().lacking() != null;
        return new Listed(
                due.set().formSet(),
                name,
                due.form().number(),
                due.form().title(),
                due.set().remark(),
                fact.id(),
                fact.time(),
                isLacking ? null : "/v1/dossiers/" + code + "/forms/" + name + "?fact=" + fact.id(),
                due.form().lacking());
    }

    private static FormKind kind(String form) {
        return Arrays.stream(FormKind.values())
                .filter(kind -> name(kind).equals(form))
                .findFirst()
                .orElseThrow(FormsResource::notIssued);
    }

    private static String name(FormKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProblemException notIssued() {
        return ProblemException.of(404, "form-not-issued");
    }
}

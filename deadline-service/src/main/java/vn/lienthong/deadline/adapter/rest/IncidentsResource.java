package vn.lienthong.deadline.adapter.rest;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.deadline.application.SuspendsClocks;
import vn.lienthong.deadline.domain.Incident;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/**
 * Announced incidents of the systems (NĐ 63/2024 art. 4(7), as amended by NĐ 301/2026): the clocks of the dossiers that were
 * open meanwhile go on from the moment of recovery. One line for each dossier, as it goes, and a last one that counts them.
 * Asked again, it takes up the dossiers that the log has brought since.
 */
@Path("/v1/incidents")
@Tag(name = "Incidents", description = "Sự cố hệ thống")
public class IncidentsResource {
    private final SuspendsClocks clocks;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;
    private final InstantSource time;

    public IncidentsResource(SuspendsClocks clocks, LiveCatalogue catalogue, CurrentCaller caller, InstantSource time) {
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.caller = caller;
        this.time = time;
    }

    /**
     * @param to the moment of recovery
     * @param procedures codes of those that could not be worked on
     * @param units codes of those, with all below them, whose dossiers were hit; without any, all
     * @param document number of the announcement (số, ký hiệu văn bản)
     * @param approver of the announcement
     * @param basis legal source
     * @param dryRun whether to say only whose clocks would stand still
     */
    public record Announcement(
            @NotNull Instant from,
            @NotNull Instant to,
            @NotEmpty List<@NotBlank String> procedures,
            List<@NotBlank String> units,
            @NotBlank String document,
            @NotBlank String approver,
            @NotBlank String basis,
            @NotNull Boolean dryRun) {
        public Announcement {
            if (units == null) units = List.of();
        }
    }

    /** A line of the answer. */
    @Schema(
            name = "IncidentLine",
            oneOf = {Suspended.class, Counted.class})
    public sealed interface Line {}

    /**
     * A dossier whose clocks stood still.
     *
     * @param from the beginning of the incident, or the reception if that was later
     */
    public record Suspended(String dossier, Instant from, Instant to) implements Line {
        static Suspended of(SuspendsClocks.Suspended suspended) {
            return new Suspended(suspended.dossier(), suspended.from(), suspended.to());
        }
    }

    /**
     * The last line.
     *
     * @param basis of every suspension: the legal source and the document
     * @param examined dossiers that may have been open
     * @param suspended dossiers whose clocks stood still
     * @param failed dossiers that could not be judged; their clocks ran on
     * @param quarantined dossiers that were passed over, as facts of them wait, whether it concerns them or not; once they
     *     are free, the order is to be given again
     */
    public record Counted(String basis, boolean dryRun, int examined, int suspended, int failed, int quarantined)
            implements Line {
        Counted plus(SuspendsClocks.Batch batch) {
            return new Counted(
                    basis,
                    dryRun,
                    examined + batch.examined(),
                    suspended + batch.suspended().size(),
                    failed + batch.failed(),
                    quarantined + batch.quarantined());
        }
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Let the clocks stand still for an incident that is over (sự cố hệ thống), or say first of which")
    public Multi<Line> announce(@NotNull @Valid Announcement announced) {
        requirePast(announced);
        var incident = incident(announced);
        var count = new AtomicReference<>(new Counted(incident.basis(), announced.dryRun(), 0, 0, 0, 0));
        var suspended = clocks.carryOut(
                        new SuspendsClocks.Order(incident, caller.get().subject(), announced.dryRun()))
                .invoke(batch -> count.updateAndGet(sum -> sum.plus(batch)))
                .onItem()
                .transformToIterable(IncidentsResource::lines);
        return Multi.createBy()
                .concatenating()
                .streams(suspended, Multi.createFrom().item(count::get));
    }

    private void requirePast(Announcement announced) {
        if (!announced.to().isAfter(announced.from()))
            throw ProblemException.of(422, "no-duration").at(InvalidField.at("/to", "field.invalid"));
        if (announced.to().isAfter(time.instant()))
            throw ProblemException.of(422, "not-recovered").at(InvalidField.at("/to", "field.invalid"));
    }

    private Incident incident(Announcement announced) {
        var known = catalogue.state();
        requireKnown("unknown-procedure", "/procedures", announced.procedures(), code -> known.procedure(code)
                .isPresent());
        requireKnown("unknown-unit", "/units", announced.units(), code -> !catalogue
                .now()
                .generations(code)
                .isEmpty());
        return new Incident(
                announced.from(),
                announced.to(),
                Set.copyOf(announced.procedures()),
                withThoseBelow(announced.units()),
                announced.basis() + ", " + announced.document(),
                announced.approver());
    }

    private static void requireKnown(String rule, String list, List<String> codes, Predicate<String> isKnown) {
        var unknown = IntStream.range(0, codes.size())
                .filter(place -> !isKnown.test(codes.get(place)))
                .boxed()
                .toList();
        if (unknown.isEmpty()) return;
        throw ProblemException.of(422, rule, codes.get(unknown.getFirst()))
                .at(unknown.stream()
                        .map(place -> InvalidField.at(list + "/" + place, "field.invalid"))
                        .toArray(InvalidField[]::new));
    }

    /** A plain code is that of all units that ever bore it, here as in a token. */
    private Set<String> withThoseBelow(List<String> units) {
        var known = catalogue.now();
        return known.codes()
                .filter(code -> units.stream().anyMatch(above -> known.everWithin(code, above)))
                .collect(toSet());
    }

    private static List<Line> lines(SuspendsClocks.Batch batch) {
        return batch.suspended().stream()
                .map(suspended -> (Line) Suspended.of(suspended))
                .toList();
    }
}

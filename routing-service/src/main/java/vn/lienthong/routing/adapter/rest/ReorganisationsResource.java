package vn.lienthong.routing.adapter.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.routing.application.PassesResponsibility;
import vn.lienthong.routing.domain.Reorganisation;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.order.OrdersForMany;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Passes open dossiers of units that ended to their successors. One line for each unit's part of a dossier, as it goes, and
 * a last one that counts them. Asked again, it passes what has not passed yet.
 */
@Path("/v1/reorganisations")
@Tag(name = "Reorganisations", description = "Chuyển trách nhiệm khi sắp xếp đơn vị hành chính")
public class ReorganisationsResource {
    private final PassesResponsibility dossiers;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;
    private final InstantSource time;

    public ReorganisationsResource(
            PassesResponsibility dossiers, LiveCatalogue catalogue, CurrentCaller caller, InstantSource time) {
        this.dossiers = dossiers;
        this.catalogue = catalogue;
        this.caller = caller;
        this.time = time;
    }

    /**
     * @param on the first day on which the units are no more
     * @param units codes of those it is about; all that ended then where none is named
     * @param rule by code of a unit that was divided, the successor that gets what it had
     * @param document number of the document that orders it (số, ký hiệu văn bản)
     * @param dryRun whether to say only what would pass
     */
    @Schema(name = "ReorganisationOrder")
    public record Order(
            @NotNull LocalDate on,
            Set<String> units,
            Map<String, String> rule,
            @NotBlank String document,
            @NotNull Boolean dryRun) {}

    /** A line of the answer. */
    @Schema(
            name = "ReorganisationLine",
            oneOf = {Passed.class, PassedTotal.class})
    public sealed interface Line {}

    /**
     * @param toUnit the successor; {@code null} where one is to be assigned (chưa phân bổ)
     * @param candidates of whom one is to be assigned
     */
    public record Passed(String dossier, String fromUnit, String toUnit, List<String> candidates) implements Line {
        static Stream<Line> of(PassesResponsibility.Passed passed) {
            return passed.passings().stream()
                    .map(one -> new Passed(passed.dossier(), one.fromUnit(), one.toUnit(), one.candidates()));
        }
    }

    /**
     * The last line.
     *
     * @param units how many had ended that the order is about
     * @param examined dossiers that may have been open
     * @param passed parts of dossiers that have a successor
     * @param unassigned parts of dossiers that wait to be assigned one
     * @param failed dossiers that could not be judged; they stay with whom they are
     * @param quarantined dossiers that were passed over, as facts of them wait, whether it concerns them or not; once they
     *     are free, the order is to be given again
     */
    public record PassedTotal(
            LocalDate on,
            String document,
            boolean dryRun,
            int units,
            int examined,
            long passed,
            long unassigned,
            int failed,
            int quarantined)
            implements Line {
        PassedTotal plus(OrdersForMany.Batch<PassesResponsibility.Passed> batch) {
            var assigned = passings(batch).filter(Passing::isAssigned).count();
            return new PassedTotal(
                    on,
                    document,
                    dryRun,
                    units,
                    examined + batch.examined(),
                    passed + assigned,
                    unassigned + passings(batch).count() - assigned,
                    failed + batch.failed(),
                    quarantined + batch.quarantined());
        }

        private static Stream<Passing> passings(OrdersForMany.Batch<PassesResponsibility.Passed> batch) {
            return batch.decided().stream().flatMap(passed -> passed.passings().stream());
        }
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Pass open dossiers of units that ended to their successors (chuyển hồ sơ khi sắp xếp đơn vị), or"
                    + " say first which would pass")
    public Multi<Line> reorganise(@NotNull @Valid Order order) {
        var reorganisation = reorganisation(order);
        var total = new AtomicReference<>(new PassedTotal(
                order.on(),
                order.document(),
                order.dryRun(),
                reorganisation.passings().size(),
                0,
                0,
                0,
                0,
                0));
        var lines = dossiers.carryOut(new PassesResponsibility.Order(
                        reorganisation, caller.get().subject(), order.dryRun()))
                .invoke(batch -> total.updateAndGet(sum -> sum.plus(batch)))
                .onItem()
                .transformToIterable(
                        batch -> batch.decided().stream().flatMap(Passed::of).toList());
        return Multi.createBy()
                .concatenating()
                .streams(lines, Multi.createFrom().item(total::get));
    }

    private Reorganisation reorganisation(Order order) {
        if (WorkCalendar.startOf(order.on()).isAfter(time.instant()))
            throw refused("in-the-future", order.on().toString(), "/on");
        var rule = order.rule() == null ? Map.<String, String>of() : order.rule();
        var ended = ended(order);
        for (var code : rule.keySet()) if (!names(ended, code)) throw refused("unit-not-ended", code, "/rule");
        return new Reorganisation(
                order.on(),
                ended.stream()
                        .map(unit -> passing(unit, rule, order.document()))
                        .toList());
    }

    private List<Unit> ended(Order order) {
        var all = catalogue.now().ended(order.on());
        if (order.units() == null || order.units().isEmpty()) {
            if (all.isEmpty()) throw refused("unit-not-ended", order.on().toString(), "/on");
            return all;
        }
        for (var code : order.units()) if (!names(all, code)) throw refused("unit-not-ended", code, "/units");
        return all.stream().filter(unit -> order.units().contains(unit.code())).toList();
    }

    private static boolean names(List<Unit> units, String code) {
        return units.stream().anyMatch(unit -> unit.code().equals(code));
    }

    /** The rule decides where there are several; a unit without successors goes to whom the document names. */
    private Passing passing(Unit unit, Map<String, String> rule, String document) {
        var successors = unit.successors();
        var named = rule.get(unit.code());
        if (named != null && !mayTake(unit, named)) throw refused("no-successor", named, "/rule");
        var only = successors.size() == 1 ? successors.getFirst() : null;
        return new Passing(unit.code(), named == null ? only : named, successors, document);
    }

    private boolean mayTake(Unit unit, String named) {
        return unit.successors().isEmpty()
                ? catalogue.now().unit(named, unit.validTo()).isPresent()
                : unit.successors().contains(named);
    }

    private static ProblemException refused(String rule, String subject, String pointer) {
        return ProblemException.of(422, rule, subject).at(InvalidField.at(pointer, "field.invalid"));
    }
}

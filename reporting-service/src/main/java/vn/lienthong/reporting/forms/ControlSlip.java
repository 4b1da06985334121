package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.FormKind;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.reporting.domain.BusinessDay;

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ: which agency gave the dossier to which, when, and whether in time.
 *
 * @param heading {@code null} where no set of forms was in force on the day of reception
 * @param owner name of the applicant
 * @param dueAt what the receipt promised
 * @param others names of the agencies that work on it beside the one that resolves it
 */
public record ControlSlip(
        Heading heading,
        String code,
        String owner,
        String procedure,
        String receivedBy,
        String resolvedBy,
        String others,
        Instant receivedAt,
        Instant dueAt,
        List<Hop> hops)
        implements Form {

    /** By the set of forms of the day of reception; for a dossier that was received. */
    public static ControlSlip of(FormSource source) {
        var view = source.view();
        var day = BusinessDay.of(view.receivedAt());
        var heading = source.catalogue()
                .formSet(day)
                .flatMap(set -> set.form(FormKind.CONTROL_SLIP)
                        .map(form -> Heading.of(set, form, view.unit(), day, source.catalogue())))
                .orElse(null);
        var promised = source.received().map(received -> received.promised());
        return new ControlSlip(
                heading,
                source.dossier().code(),
                source.persons().owner().name(),
                source.procedure(),
                source.unit(view.unit(), view.receivedAt()),
                source.resolvingUnit(),
                others(source),
                view.receivedAt(),
                promised.map(PromisedDue::slipDueAt).orElse(null),
                HopFold.of(source));
    }

    private static String others(FormSource source) {
        var view = source.view();
        return Stream.concat(view.units().stream(), view.legs().stream().map(leg -> leg.unit()))
                .distinct()
                .filter(unit -> !unit.equals(view.unit()) && !unit.equals(view.resolvingUnit()))
                .map(unit -> source.unit(unit, view.receivedAt()))
                .collect(Collectors.joining(", "));
    }

    public String received() {
        return InWords.moment(receivedAt);
    }

    public String due() {
        return InWords.moment(dueAt);
    }
}

package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.FormKind;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Leg;
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

    /** Each by the name it bore when it came in; where a unit passed its work on, who took over. */
    private static String others(FormSource source) {
        var view = source.view();
        Map<String, Instant> since = new LinkedHashMap<>();
        for (var fact : source.dossier().history().facts()) since = involved(fact, since);
        since.keySet().removeAll(Arrays.asList(source.desk(Instant.MAX), view.resolvingUnit()));
        return since.entrySet().stream()
                .map(unit -> source.unit(unit.getKey(), unit.getValue()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** All pass at once: a successor may bear the code of another that ended. */
    private static Map<String, Instant> involved(Fact fact, Map<String, Instant> before) {
        var since = new LinkedHashMap<String, Instant>();
        if (fact.event() instanceof ResponsibilityPassed passed)
            before.forEach((unit, at) ->
                    since.putIfAbsent(passed.after(unit), passed.after(unit).equals(unit) ? at : fact.time()));
        else since.putAll(before);
        unitsOf(fact.event()).forEach(unit -> since.putIfAbsent(unit, fact.time()));
        return since;
    }

    private static Stream<String> unitsOf(DossierEvent event) {
        return switch (event) {
            case DossierReceived e -> Stream.ofNullable(e.resolvingUnit());
            case RoutePlanned e -> e.legs().stream().map(Leg::unit);
            case DossierTransferred e -> Stream.of(e.fromUnit(), e.toUnit());
            case DossierSentBack e -> Stream.of(e.fromUnit(), e.toUnit());
            case TransferAcknowledged e -> Stream.of(e.unit());
            case LegCompleted e -> Stream.of(e.unit());
            case DossierResolved e -> Stream.of(e.unit());
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> Stream.empty();
        };
    }

    public String received() {
        return InWords.moment(receivedAt);
    }

    public String due() {
        return InWords.moment(dueAt);
    }
}

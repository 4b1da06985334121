package vn.lienthong.reporting.forms;

import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.FormKind;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.reporting.domain.Dossier;

/** A paper that a fact calls for; the set of forms is that of the fact's day. */
public record Issuance(FormKind form, Fact fact) {

    /** In the order in which things happened. */
    public static List<Issuance> of(Dossier dossier) {
        return dossier.history().facts().stream()
                .flatMap(fact -> by(dossier, fact))
                .toList();
    }

    private static Stream<Issuance> by(Dossier dossier, Fact fact) {
        return forms(dossier, fact).map(form -> new Issuance(form, fact));
    }

    private static Stream<FormKind> forms(Dossier dossier, Fact fact) {
        return switch (fact.event()) {
            case DossierReceived _ ->
                isReception(dossier, fact) ? Stream.of(FormKind.RECEIPT, FormKind.CONTROL_SLIP) : Stream.empty();
            case SupplementRequested _ -> Stream.of(FormKind.SUPPLEMENT_REQUEST);
            case ReceptionRefused _ -> Stream.of(FormKind.REFUSAL);
            case DossierResolved resolved when resolved.outcome() == Outcome.REFUSED -> Stream.of(FormKind.REFUSAL);
            case ExtensionGranted _ -> Stream.of(FormKind.APOLOGY);
            case ProcessingStopped _ -> Stream.of(FormKind.STOP_NOTICE);
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> Stream.empty();
        };
    }

    private static boolean isReception(Dossier dossier, Fact fact) {
        return dossier.reception()
                .filter(reception -> reception.fact().id().equals(fact.id()))
                .isPresent();
    }
}

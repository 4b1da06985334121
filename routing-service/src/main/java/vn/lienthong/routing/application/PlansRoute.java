package vn.lienthong.routing.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.json.Zone;

/** DossierReceived → RoutePlanned: the steps of the procedure in force at reception, at the units of that day. */
final class PlansRoute {
    private final Catalogue catalogue;

    PlansRoute(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    RoutePlanned plan(DossierReceived received, Instant at) {
        var day = at.atZone(Zone.VIETNAM).toLocalDate();
        return catalogue
                .procedure(received.procedure(), day)
                .map(procedure ->
                        new RoutePlanned(catalogue.route(procedure, received.unit(), day), procedure.version()))
                .orElseGet(() -> new RoutePlanned(List.of(), null));
    }

    /** The plan as it must read after the reception was corrected; empty while it reads so already. */
    Optional<FactCorrected> replan(CaseFile file, FactCorrected correction) {
        var history = file.history();
        var reception = only(history.facts(), DossierReceived.class).filter(r -> r.id().equals(correction.fact()));
        var planned = only(history.facts(), RoutePlanned.class);
        if (reception.isEmpty() || planned.isEmpty()) return Optional.empty();
        var at = reception.get().time();
        var plan = plan((DossierReceived) reception.get().event(), at);
        return plan.equals(planned.get().event()) && at.equals(planned.get().time())
                ? Optional.empty()
                : Optional.of(FactCorrected.reading(planned.get().id(), at, plan, correction.approver()));
    }

    private static Optional<Fact> only(List<Fact> facts, Class<?> event) {
        return facts.stream().filter(fact -> event.isInstance(fact.event())).findFirst();
    }
}

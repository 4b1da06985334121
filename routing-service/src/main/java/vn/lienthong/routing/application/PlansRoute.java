package vn.lienthong.routing.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.service.json.Zone;

/**
 * The plan follows from the reception as it now reads: the steps of the procedure in force at reception, at the units of
 * that day. At most one plan is in force.
 */
final class PlansRoute {
    private final LiveCatalogue catalogue;

    PlansRoute(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What is to be said so that the plan in force is the one which follows; empty where it is already.
     *
     * @param told what changed the reception
     * @param approver of that, {@code null} if none
     */
    Optional<Saying> toSay(History history, LogRecord told, String approver) {
        var reception = first(history, DossierReceived.class);
        var planned = first(history, RoutePlanned.class);
        if (reception.isEmpty()) return planned.map(plan -> following(told, new FactAnnulled(plan.id(), approver)));
        var received = reception.get().time();
        var plan = plan((DossierReceived) reception.get().event(), received, wanted(history, reception.get()));
        if (planned.isEmpty()) return Optional.of(new Saying(plan, received, told.id()));
        return reads(planned.get(), plan, received)
                ? Optional.empty()
                : Optional.of(
                        following(told, FactCorrected.reading(planned.get().id(), received, plan, approver)));
    }

    private static Saying following(LogRecord told, RoutingEvent event) {
        return new Saying(event, told.time(), told.id());
    }

    /** The optional parts that are asked for now, and those that have begun: what has begun has begun. */
    private static Set<String> wanted(History history, Fact reception) {
        var asked = ((DossierReceived) reception.event()).parts();
        return Stream.concat(
                        Stream.ofNullable(asked).flatMap(List::stream),
                        history.facts().stream().map(Fact::event).flatMap(PlansRoute::begun))
                .collect(Collectors.toSet());
    }

    private static Stream<String> begun(DossierEvent event) {
        return event instanceof LegOpened opened ? Stream.of(opened.leg()) : Stream.empty();
    }

    private RoutePlanned plan(DossierReceived received, Instant at, Set<String> wanted) {
        var day = at.atZone(Zone.VIETNAM).toLocalDate();
        return catalogue
                .now()
                .procedure(received.procedure(), day)
                .map(procedure -> new RoutePlanned(
                        catalogue.now().route(procedure, wanted, received.unit(), day), procedure.version()))
                .orElseGet(() -> new RoutePlanned(List.of(), null));
    }

    private static boolean reads(Fact planned, RoutePlanned plan, Instant at) {
        return plan.equals(planned.event()) && at.equals(planned.time());
    }

    private static Optional<Fact> first(History history, Class<?> event) {
        return history.facts().stream()
                .filter(fact -> event.isInstance(fact.event()))
                .findFirst();
    }
}

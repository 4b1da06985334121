package vn.lienthong.deadline.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.ChainOfCustody;
import vn.lienthong.contracts.history.Fact;

/** Which hand-overs their receivers have shown to have arrived (xác nhận tiếp nhận), and by which fact. */
final class Arrivals {
    private final List<Arrival> arrivals = new ArrayList<>();
    /** By unit, its last acknowledgement of what nobody had handed it yet. */
    private final Map<String, Fact> early = new HashMap<>();

    private ChainOfCustody custody = ChainOfCustody.NOBODY;

    /**
     * @param to the unit that is to acknowledge it
     * @param heir who stands where that unit stood: itself until it ends
     * @param leg for which it was handed over, {@code null} if none was named
     * @param shownBy {@code null} until it has
     */
    record Arrival(Fact handover, String to, String heir, String leg, Fact shownBy) {
        private boolean isAwaited(String unit, String forLeg) {
            return shownBy == null && heir.equals(unit) && (leg == null || forLeg == null || leg.equals(forLeg));
        }

        private Arrival shownBy(Fact fact) {
            return new Arrival(handover, to, heir, leg, fact);
        }

        /** To who had handed it over himself nothing is on its way any more. */
        private Arrival passed(ResponsibilityPassed event, Fact fact) {
            var from = event.after(((DossierTransferred) handover.event()).fromUnit());
            var next = new Arrival(handover, to, event.after(heir), leg, shownBy);
            return shownBy == null && from.equals(next.heir) ? next.shownBy(fact) : next;
        }
    }

    /**
     * A sign that a unit has the dossier. A request to the applicant is none: it does not tell who asked.
     *
     * @param leg {@code null} if none was named
     */
    private record Sign(String unit, String leg) {
        static Optional<Sign> of(DossierEvent event) {
            if (event instanceof TransferAcknowledged taken) return Optional.of(new Sign(taken.unit(), taken.leg()));
            if (event instanceof DossierSentBack back) return Optional.of(new Sign(back.fromUnit(), back.leg()));
            if (event instanceof DossierTransferred moved) return Optional.of(new Sign(moved.fromUnit(), null));
            if (event instanceof LegCompleted done) return Optional.of(new Sign(done.unit(), done.leg()));
            if (event instanceof DossierResolved resolved) return Optional.of(new Sign(resolved.unit(), null));
            return Optional.empty();
        }
    }

    void apply(Fact fact) {
        Sign.of(fact.event()).ifPresent(sign -> show(sign, fact));
        if (fact.event() instanceof DossierTransferred moved) handOver(fact, moved);
        if (fact.event() instanceof ResponsibilityPassed passed)
            arrivals.replaceAll(arrival -> arrival.passed(passed, fact));
        custody = custody.with(fact.event());
    }

    List<Arrival> all() {
        return List.copyOf(arrivals);
    }

    private void show(Sign sign, Fact fact) {
        var awaited = arrivals.stream().anyMatch(arrival -> arrival.isAwaited(sign.unit(), sign.leg()));
        if (!awaited && fact.event() instanceof TransferAcknowledged) early.put(sign.unit(), fact);
        arrivals.replaceAll(arrival -> arrival.isAwaited(sign.unit(), sign.leg()) ? arrival.shownBy(fact) : arrival);
    }

    /** What a unit hands on that never had the dossier puts nobody under a duty, nor does handing over once more. */
    private void handOver(Fact fact, DossierTransferred moved) {
        var isOnItsWay = arrivals.stream().anyMatch(arrival -> arrival.isAwaited(moved.toUnit(), moved.leg()));
        if (isOnItsWay || !custody.includes(moved.fromUnit())) return;
        arrivals.add(new Arrival(
                fact, moved.toUnit(), moved.toUnit(), moved.leg(), acknowledgedJustBefore(fact, moved.toUnit())));
    }

    /** Clocks of different systems differ. */
    private Fact acknowledgedJustBefore(Fact handover, String unit) {
        var taken = early.remove(unit);
        return taken != null && !taken.time().isBefore(handover.time().minus(Extension.SKEW)) ? taken : null;
    }
}

package vn.lienthong.deadline.domain;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.ChainOfCustody;
import vn.lienthong.contracts.history.Fact;

/** Which hand-overs their receivers have shown to have arrived (xác nhận tiếp nhận), and by which fact. */
final class Arrivals {
    private final List<Arrival> arrivals = new ArrayList<>();
    private ChainOfCustody custody = ChainOfCustody.NOBODY;

    /**
     * @param to the unit that is to acknowledge it
     * @param shownBy {@code null} until it has
     */
    record Arrival(Fact handover, String to, Fact shownBy) {
        private Arrival shown(Fact fact, String unit) {
            return shownBy == null && to.equals(unit) ? new Arrival(handover, to, fact) : this;
        }
    }

    /** What a unit hands on that never had the dossier puts nobody under a duty. */
    void apply(Fact fact) {
        var unit = showsToHaveIt(fact.event());
        arrivals.replaceAll(arrival -> arrival.shown(fact, unit));
        if (fact.event() instanceof DossierTransferred moved && custody.includes(moved.fromUnit()))
            arrivals.add(new Arrival(fact, moved.toUnit(), null));
        custody = custody.with(fact.event());
    }

    List<Arrival> all() {
        return List.copyOf(arrivals);
    }

    /** Who acts on a dossier has it, said so or not. */
    private static String showsToHaveIt(DossierEvent event) {
        if (event instanceof TransferAcknowledged taken) return taken.unit();
        if (event instanceof DossierSentBack back) return back.fromUnit();
        if (event instanceof DossierTransferred moved) return moved.fromUnit();
        if (event instanceof LegCompleted done) return done.unit();
        if (event instanceof DossierResolved resolved) return resolved.unit();
        return null;
    }
}

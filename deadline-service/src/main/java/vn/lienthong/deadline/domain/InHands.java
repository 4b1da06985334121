package vn.lienthong.deadline.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.ChainOfCustody;

/**
 * With whom a dossier lies (đơn vị đang giữ hồ sơ): the receiving unit at first; whoever was handed it, acknowledged or not,
 * or got it back; no longer who passed it on or completed its leg. Legs that run side by side lie with several; with nobody
 * lies what all have done their part of. A group lies with whoever has a part that is open. Only units that truly had it count.
 */
record InHands(ChainOfCustody chain, Set<String> units) {
    static final InHands NOBODY = new InHands(ChainOfCustody.NOBODY, Set.of());

    InHands with(DossierEvent event) {
        var next = new InHands(chain.with(event), units);
        if (event instanceof DossierReceived received) return next.given(received.unit());
        if (event instanceof DossierTransferred moved) return next.passed(moved.fromUnit(), moved.toUnit());
        if (event instanceof DossierSentBack back) return next.passed(back.fromUnit(), back.toUnit());
        if (event instanceof TransferAcknowledged taken && isResolverNobodySentIt(taken.unit()))
            return new InHands(chain, Set.of(taken.unit()));
        if (event instanceof ResponsibilityPassed passed)
            return new InHands(next.chain, units.stream().map(passed::after).collect(toUnmodifiableSet()));
        if (event instanceof LegOpened opened) return next.given(opened.unit());
        return event instanceof LegCompleted done ? next.released(done.unit()) : next;
    }

    /** That it arrived where it is to be resolved may be all that is told of its way. */
    private boolean isResolverNobodySentIt(String unit) {
        return chain.resolving().contains(unit) && !chain.arrived().contains(unit);
    }

    private InHands passed(String from, String to) {
        return chain.includes(from) ? released(from).given(to) : this;
    }

    private InHands given(String unit) {
        var more = new HashSet<>(units);
        more.add(unit);
        return new InHands(chain, more);
    }

    private InHands released(String unit) {
        var fewer = new HashSet<>(units);
        fewer.remove(unit);
        return new InHands(chain, fewer);
    }
}

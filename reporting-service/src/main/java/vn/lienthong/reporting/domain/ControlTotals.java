package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.history.Fact;

/**
 * The totals of form 06a, counted from the facts alone: a reception opens, the earliest close closes, but
 * not before the reception. Written apart from
 * {@link Postings} and {@link Course} on purpose and sharing none of their rules, so that totals and parts can disagree.
 */
final class ControlTotals {
    private ControlTotals() {}

    static List<Posting> of(Dossier dossier, Cell cell) {
        Instant received = null;
        Instant closed = null;
        for (Fact fact : dossier.history().facts()) {
            var event = fact.event();
            if (received == null && event instanceof DossierReceived) received = fact.time();
            if (closed == null && isClose(event)) closed = fact.time();
        }
        var totals = new ArrayList<Posting>();
        if (received != null) totals.add(total(received, cell, Account.CONTROL_RECEIVED, Account.CONTROL_OPEN));
        if (closed != null && received != null && closed.isBefore(received)) closed = received;
        if (closed != null) totals.add(total(closed, cell, Account.CONTROL_OPEN, Account.CONTROL_CLOSED));
        return totals;
    }

    private static boolean isClose(Object event) {
        return event instanceof DossierResolved
                || event instanceof DossierWithdrawn
                || event instanceof ProcessingStopped;
    }

    private static Posting total(Instant at, Cell cell, Account from, Account to) {
        return new Posting(LocalDate.ofInstant(at, BusinessDay.VIETNAM), cell, from, to);
    }
}

package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.Fact;

/**
 * The totals of form 06a, counted from the facts alone: a reception opens, the earliest close closes, but
 * not before the reception, and in between the dossier may pass to other units. Written apart from
 * {@link Postings}, {@link Responsible} and {@link Course} on purpose and sharing none of their rules, so that totals and
 * parts can disagree.
 */
final class ControlTotals {
    private final Cell cell;
    /** By its first day, who has the dossier. */
    private final TreeMap<LocalDate, String> owners = new TreeMap<>();

    private final List<Posting> totals = new ArrayList<>();
    private Instant received;
    private Instant closed;

    private ControlTotals(Cell cell) {
        this.cell = cell;
    }

    static List<Posting> of(Dossier dossier, Cell cell) {
        var control = new ControlTotals(cell);
        for (Fact fact : dossier.history().facts()) control.read(fact);
        control.post();
        return control.totals;
    }

    private void read(Fact fact) {
        var event = fact.event();
        if (received == null && event instanceof DossierReceived) {
            received = fact.time();
            owners.put(LocalDate.MIN, cell.unit());
        }
        if (closed == null && isClose(event)) closed = fact.time();
        if (received != null && event instanceof ResponsibilityPassed passed && !isClosedBefore(fact.time()))
            owners.put(passed.on(), passed.after(owners.lastEntry().getValue()));
    }

    private boolean isClosedBefore(Instant moment) {
        return closed != null && closed.isBefore(moment);
    }

    private void post() {
        if (received != null) total(received, Account.CONTROL_RECEIVED, Account.CONTROL_OPEN);
        if (closed != null && received != null && closed.isBefore(received)) closed = received;
        if (closed != null) total(closed, Account.CONTROL_OPEN, Account.CONTROL_CLOSED);
    }

    private static boolean isClose(Object event) {
        return event instanceof DossierResolved
                || event instanceof DossierWithdrawn
                || event instanceof ProcessingStopped;
    }

    /** For the owner of the day; each later one takes over what the one before it counted. */
    private void total(Instant at, Account from, Account to) {
        var day = LocalDate.ofInstant(at, BusinessDay.VIETNAM);
        var owner = owners.floorEntry(day) == null
                ? cell.unit()
                : owners.floorEntry(day).getValue();
        totals.add(new Posting(day, cell.of(owner), from, to, day));
        for (var later : owners.tailMap(day, false).entrySet()) {
            if (later.getValue().equals(owner)) continue;
            totals.add(new Posting(day, cell.of(owner), to, from, later.getKey()));
            owner = later.getValue();
            totals.add(new Posting(day, cell.of(owner), from, to, later.getKey()));
        }
    }
}

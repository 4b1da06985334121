package vn.lienthong.reporting.indicators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.reporting.domain.Dossier;

/**
 * What of a received dossier the national portal would show (quá trình xử lý): its ends and its supplements, as far as they
 * came before an instant. Of two closes that met the first counts. What was asked for before the reception belongs to
 * filing.
 */
final class Track {
    /** @param to when the dossier was complete again; {@code null} while it is not */
    record Supplement(Instant requested, Instant to) {}

    private final Map<EndedBy, Instant> ends = new EnumMap<>(EndedBy.class);
    private final List<Instant> requests = new ArrayList<>();
    private final List<Supplement> supplements = new ArrayList<>();
    private Instant received;
    private boolean closed;

    private Track() {}

    static Track of(Dossier dossier, Instant before) {
        var track = new Track();
        for (var fact : dossier.history().facts()) if (fact.time().isBefore(before)) track.apply(fact);
        return track;
    }

    private void apply(Fact fact) {
        var event = fact.event();
        if (event instanceof DossierReceived && received == null) received = fact.time();
        if (!closed && History.closes(event)) close(event, fact.time());
        if (received == null) return;
        if (event instanceof ResultReturned) ends.putIfAbsent(EndedBy.RETURNED, fact.time());
        if (event instanceof ReceptionRefused) ends.putIfAbsent(EndedBy.REFUSED, fact.time());
        if (event instanceof SupplementRequested) requested(fact.time());
        if (event instanceof SupplementProvided) provided(fact.time());
    }

    private void close(DossierEvent event, Instant at) {
        closed = true;
        if (event instanceof DossierResolved) ends.put(EndedBy.RESOLVED, at);
        if (event instanceof ProcessingStopped) ends.put(EndedBy.STOPPED, at);
        if (event instanceof DossierWithdrawn) ends.put(EndedBy.WITHDRAWN, at);
    }

    private void requested(Instant at) {
        requests.add(at);
        if (!isWaiting()) supplements.add(new Supplement(at, null));
    }

    private void provided(Instant at) {
        if (isWaiting()) supplements.add(new Supplement(supplements.removeLast().requested(), at));
    }

    private boolean isWaiting() {
        return !supplements.isEmpty() && supplements.getLast().to() == null;
    }

    EndedBy endedBy() {
        if (!ends.isEmpty()) return ends.keySet().iterator().next();
        return isWaiting() ? EndedBy.SUPPLEMENT_REQUESTED : EndedBy.PERIOD_END;
    }

    /** @param periodEnd for what has no end of its own */
    Instant end(Instant periodEnd) {
        var endedBy = endedBy();
        return switch (endedBy) {
            // a reception may have been corrected to a time behind the close
            case RESOLVED, RETURNED, REFUSED, STOPPED, WITHDRAWN -> later(ends.get(endedBy), received);
            case SUPPLEMENT_REQUESTED -> supplements.getLast().requested();
            case PERIOD_END -> periodEnd;
        };
    }

    /** How often a supplement was requested, up to the end. */
    int requests() {
        var by = end(Instant.MAX);
        return (int) requests.stream()
                .filter(at -> ends.isEmpty() || !at.isAfter(by))
                .count();
    }

    /** Those supplements that were complete by then. */
    List<Supplement> supplements(Instant by) {
        return supplements.stream()
                .filter(each -> each.to() != null && !each.to().isAfter(by))
                .toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

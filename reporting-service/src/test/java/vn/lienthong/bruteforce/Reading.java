package vn.lienthong.bruteforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.PromisedDue;

/**
 * A fact as it reads after all corrections.
 *
 * @param time business time
 * @param dated the event whose due date counts: the one before the correction, where that date had passed by then
 */
record Reading(Instant time, DossierEvent event, DossierEvent dated) {

    /** The facts of one dossier, in order of business time; of those at one moment, as they became known. */
    static List<Reading> all(List<Fact> known) {
        var annulled = annulled(known);
        var readings = new LinkedHashMap<String, Reading>();
        var corrections = new ArrayList<Fact>();
        for (var fact : known) {
            if (annulled.contains(fact.id()) || fact.event() instanceof FactAnnulled) continue;
            if (fact.event() instanceof FactCorrected) corrections.add(fact);
            else readings.put(fact.id(), new Reading(fact.time(), fact.event(), fact.event()));
        }
        for (var correction : corrections) {
            var said = (FactCorrected) correction.event();
            readings.computeIfPresent(said.fact(), (_, reading) -> reading.corrected(said, correction.time()));
        }
        return readings.values().stream()
                .sorted(Comparator.comparing(Reading::time))
                .toList();
    }

    /** The last word counts: an annulment may be annulled. */
    private static Set<String> annulled(List<Fact> known) {
        var gone = new HashSet<String>();
        for (var fact : known.reversed())
            if (fact.event() instanceof FactAnnulled annulment && !gone.contains(fact.id())) gone.add(annulment.fact());
        return gone;
    }

    private Reading corrected(FactCorrected said, Instant at) {
        var reads = said.data() == null
                ? event
                : EventTypes.decode(EventTypes.nameOf(event), said.data().toString());
        return new Reading(said.time() == null ? time : said.time(), reads, isTooLate(reads, at) ? dated : reads);
    }

    /** A date that has passed is not put off by a correction, unless it was only counted from a wrong reception. */
    private boolean isTooLate(DossierEvent reads, Instant at) {
        var old = due(dated);
        var next = due(reads);
        return old != null
                && next != null
                && at.isAfter(old.at())
                && next.at().isAfter(old.at())
                && !isCountedAlike(promised(dated), promised(reads));
    }

    private static boolean isCountedAlike(PromisedDue one, PromisedDue other) {
        return one != null
                && other != null
                && one.source() == DueSource.COMPUTED
                && other.source() == DueSource.COMPUTED
                && Objects.equals(one.limit(), other.limit());
    }

    /** The date on the slip, or that of an extension; {@code null} of all else. */
    DueDate due() {
        return due(dated);
    }

    private static DueDate due(DossierEvent event) {
        if (event instanceof ExtensionGranted extension) return extension.newDue();
        return promised(event) == null ? null : promised(event).due();
    }

    private static PromisedDue promised(DossierEvent event) {
        return event instanceof DossierReceived received ? received.promised() : null;
    }
}

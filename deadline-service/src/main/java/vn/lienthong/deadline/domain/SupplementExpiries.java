package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The limits of the supplements that were asked for, each request by itself, and what ended the wait for them. They count
 * by the calendar of their dossier and, like its clocks, go on from recovery after an announced incident. Incidents are
 * followed here and not only while the dossier is open: one may be announced after the stop that follows from an expiry.
 */
final class SupplementExpiries {
    private final List<Wait> waits = new ArrayList<>();
    private final List<Standstill> standstills = new ArrayList<>();
    private int incidents;
    private Instant standingSince;

    private record Standstill(Instant from, Instant to) {}

    /** @param endedAt {@code null} while it is awaited */
    private record Wait(Fact request, TimeLaw.SupplementTerms terms, WorkCalendar calendar, Instant endedAt) {
        Wait endedBy(Fact fact) {
            return endedAt == null ? new Wait(request, terms, calendar, fact.time()) : this;
        }

        Wait by(WorkCalendar other) {
            return new Wait(request, terms, other, endedAt);
        }

        SupplementExpiry expiry(List<Standstill> standstills) {
            var expiry = SupplementExpiry.of(request, terms, calendar).endedAt(endedAt);
            for (var stood : standstills) expiry = expiry.stood(stood.from(), stood.to(), terms, calendar);
            return expiry;
        }
    }

    void await(Fact request, TimeLaw.SupplementTerms terms, WorkCalendar calendar) {
        waits.add(new Wait(request, terms, calendar, null));
    }

    void apply(Fact fact) {
        if (ends(fact)) waits.replaceAll(wait -> wait.endedBy(fact));
        if (fact.event() instanceof ClockSuspended said && Pause.isDecided(said.ground())) stand(fact);
        if (fact.event() instanceof ClockResumed said && Pause.isDecided(said.ground())) runAgain(fact);
    }

    /** Where several overlap, from the beginning of the first to the end of the last. */
    private void stand(Fact incident) {
        if (incidents++ == 0) standingSince = incident.time();
    }

    private void runAgain(Fact recovery) {
        if (incidents == 0 || --incidents > 0) return;
        standstills.add(new Standstill(standingSince, recovery.time()));
    }

    /** What is awaited at that moment counts by another calendar from then on, unless it would have expired by it. */
    void countBy(WorkCalendar calendar, Instant moment) {
        waits.replaceAll(wait -> {
            var isAwaited = wait.expiry(standstills).isAwaitedAt(moment)
                    && wait.by(calendar).expiry(standstills).isAwaitedAt(moment);
            return isAwaited ? wait.by(calendar) : wait;
        });
    }

    /** A stop that follows from an expiry ends no wait: it stands or falls with it. */
    private static boolean ends(Fact fact) {
        if (fact.event() instanceof ProcessingStopped && fact.isCausedBy(Owner.DEADLINE)) return false;
        return fact.event() instanceof SupplementProvided || History.closes(fact.event());
    }

    /** In the order of the requests. */
    List<SupplementExpiry> all() {
        var all = new ArrayList<SupplementExpiry>();
        waits.forEach(wait -> all.add(unlessStopped(wait.expiry(standstills), all)));
        return all;
    }

    /** The first that expires stops the dossier, and with it the wait for what else was asked for by then. */
    private static SupplementExpiry unlessStopped(SupplementExpiry expiry, List<SupplementExpiry> before) {
        return before.stream()
                .filter(SupplementExpiry::isToExpire)
                .filter(first -> expiry.requestedAt().isBefore(first.expiresFrom()))
                .findFirst()
                .map(first -> expiry.endedAt(first.dueAt()))
                .orElse(expiry);
    }
}

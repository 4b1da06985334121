package vn.lienthong.routing.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * From when on who comes next in a group can go on. An agency can neither acknowledge nor work on what it has not been told
 * of: what was told later than the law has it is at hand from when it was told. Not so what an offline source filed, and
 * not the past with which a group was loaded: there who came next was told otherwise.
 *
 * @param history of the group
 */
record Handing(History history, Fact reception, Telling telling) {
    /** @param end of the part that is waited for, of that procedure */
    Instant at(Fact end, String procedure) {
        return isLate(end, procedure) && !isOffline() && !isLoaded(end, procedure)
                ? history.learnedAt(end)
                : end.time();
    }

    private boolean isLate(Fact fact, String procedure) {
        var told = history.learnedAt(fact);
        return telling.lateFrom(procedure, unit(fact), fact.time(), WorkCalendar.dayOf(reception.time()))
                .filter(late -> !told.isBefore(late))
                .isPresent();
    }

    private static String unit(Fact fact) {
        return fact.event() instanceof LegCompleted done ? done.unit() : fact.unit();
    }

    private boolean isOffline() {
        return reception.origin() != null
                && telling.isOffline(reception.origin().source());
    }

    /** By the time with which the reception was told: one that was dated back later did not come late. */
    private boolean isLoaded(Fact end, String procedure) {
        return end.time().isBefore(history.learnedAt(reception)) && isLate(history.asRecorded(reception), procedure);
    }
}

package vn.lienthong.routing.domain;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * What the log has told last, and from when on an agency can act on it: nobody can act on what he has not been told of. So
 * a correction counts from when it was told, and so does what was told later than the law has systems synchronise (đồng bộ
 * dữ liệu, NĐ 63/2024 art. 7(4)). Not so what an offline source posted, nor the past with which a group was loaded: of these
 * the agencies knew otherwise, and business time counts.
 */
public record Heard(Fact fact, Telling telling) {
    /**
     * @param reception of the group, as it reads now
     * @param next the part that can begin by it
     */
    Instant actionableFrom(History group, Fact reception, Leg next) {
        var law = new Law(telling, next.procedure(), reception);
        if (isOffline() || isLoaded(group, law)) return fact.time();
        var late = law.lateFrom(fact).filter(from -> !fact.recordedAt().isBefore(from));
        return amends() || late.isPresent() ? fact.recordedAt() : fact.time();
    }

    /** By the time with which the reception was told: one that was dated back later did not come late. */
    private boolean isLoaded(History group, Law law) {
        var told = group.learnedAt(law.reception());
        var inTime = law.lateFrom(group.asRecorded(law.reception())).filter(told::isBefore);
        return fact.time().isBefore(told) && inTime.isEmpty();
    }

    private boolean isOffline() {
        return fact.origin() != null && telling.isOffline(fact.origin().source());
    }

    private boolean amends() {
        return fact.event() instanceof FactCorrected
                || fact.event() instanceof FactAnnulled
                || (fact.event() instanceof FactReported reported && Reports.isCorrection(reported));
    }

    /** How soon it was to be told, by the calendar of the desk at which the group was received. */
    private record Law(Telling telling, String procedure, Fact reception) {
        Optional<Instant> lateFrom(Fact happened) {
            var desk = ((DossierReceived) reception.event()).unit();
            return telling.lateFrom(procedure, desk, happened.time(), WorkCalendar.dayOf(reception.time()));
        }
    }
}

package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * When the suite was told what had happened, and by when it was to be (đồng bộ dữ liệu, NĐ 63/2024 art. 7(4)). A source that
 * was declared offline is not measured by that, whatever its grace: it posts in bulk, and that was agreed. Nor is the past
 * with which a dossier was loaded: what had happened when its reception was told, if that was told later than the same
 * limit too.
 */
record Told(History history, Fact reception, TimeLaw law) {
    /** Empty where no law says how soon. */
    Optional<TimeLaw.DutyTerms> terms() {
        return law.duty(Duty.SYNCHRONISATION, received().procedure(), WorkCalendar.dayOf(reception.time()));
    }

    /** When it was to be told at the latest what that unit did. */
    DueDate due(Fact fact, String unit, TimeLaw.DutyTerms terms) {
        var calendar = law.calendar(unit, WorkCalendar.dayOf(fact.time()));
        return DueDates.compute(fact.time(), terms.limit(), calendar).due();
    }

    boolean isMeasured(Fact fact, TimeLaw.DutyTerms terms) {
        return !isOffline(fact) && !isLoaded(fact, terms);
    }

    /** From when on somebody could act on what that unit did: not before that was told, if it was told too late. */
    Instant actionableFrom(Fact fact, String unit) {
        return terms().filter(terms -> isMeasured(fact, terms))
                .filter(terms -> isLate(fact, unit, terms))
                .map(_ -> history.learnedAt(fact))
                .orElse(fact.time());
    }

    private boolean isLate(Fact fact, String unit, TimeLaw.DutyTerms terms) {
        return !history.learnedAt(fact).isBefore(DueDates.overdueFrom(due(fact, unit, terms)));
    }

    private boolean isOffline(Fact fact) {
        return fact.origin() != null && law.grace(fact.origin().source()).isPresent();
    }

    /** By the time with which the reception was told: one that was dated back later did not come late. */
    private boolean isLoaded(Fact fact, TimeLaw.DutyTerms terms) {
        var told = history.learnedAt(reception);
        var due = due(history.asRecorded(reception), received().unit(), terms);
        return fact.time().isBefore(told) && !told.isBefore(DueDates.overdueFrom(due));
    }

    private DossierReceived received() {
        return (DossierReceived) reception.event();
    }
}

package vn.lienthong.deadline.domain;

import java.util.Optional;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** What is filed online is looked at in good time (hạn tiếp nhận hồ sơ trực tuyến), long before it has a due date. */
final class OnlineAcceptance {
    private OnlineAcceptance() {}

    /** Whoever receives, refuses or asks for more has looked at it. */
    static boolean answers(DossierEvent event) {
        return event instanceof DossierReceived
                || event instanceof ReceptionRefused
                || event instanceof SupplementRequested;
    }

    /**
     * @param submission {@code null} if it was not filed online
     * @param answer the first that shows it was looked at, {@code null} before
     * @param close {@code null} while open
     */
    static Optional<Obligation> owed(TimeLaw law, Fact submission, Fact answer, Fact close) {
        if (submission == null) return Optional.empty();
        var filed = (DossierSubmitted) submission.event();
        return law.duty(Duty.ONLINE_ACCEPTANCE, filed.procedure(), WorkCalendar.dayOf(submission.time()))
                .map(terms -> owed(law, submission, filed.unit(), terms, answer, close));
    }

    private static Obligation owed(
            TimeLaw law, Fact submission, String unit, TimeLaw.DutyTerms terms, Fact answer, Fact close) {
        var calendar = law.calendar(unit, WorkCalendar.dayOf(submission.time()));
        var due = DueDates.compute(submission.time(), terms.limit(), calendar).due();
        return Obligation.byItsDate(Duty.ONLINE_ACCEPTANCE, unit, due, terms.basis(), submission, answer, close);
    }
}

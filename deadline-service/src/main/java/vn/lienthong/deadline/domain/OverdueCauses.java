package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.deadline.domain.Notices.Subject;

/**
 * Who or what let a due date pass (nguyên nhân quá hạn), judged by what had happened before the moment at which it became
 * overdue, whatever came after. It is said once, with the notice. Of a leg it is PROCESSING: its own agency was slow. Of
 * the dossier it is the first of these that holds:
 *
 * <ol>
 *   <li>OTHER_AGENCY, if the dossier lay with others and not with the unit that resolves it, see {@link InHands}, or if a
 *       leg of another was running and past its own due date;
 *   <li>INCIDENT or APPLICANT, if that is the last cause which a re-appointment had named: the agency's own word, of what
 *       no fact shows;
 *   <li>PROCESSING.
 * </ol>
 */
final class OverdueCauses {
    private final History history;
    private final TimeSheet sheet;

    OverdueCauses(History history, TimeSheet sheet) {
        this.history = history;
        this.sheet = sheet;
    }

    OverdueCause of(Clock clock, Missed missed) {
        return switch (clock.scope()) {
            case DOSSIER -> ofDossier(missed.from());
            case LEG -> OverdueCause.PROCESSING;
        };
    }

    /**
     * SYNC_DELAY (chậm đồng bộ) where the notice is taken back because what ended its clock in time, a close or the end of
     * the leg, was recorded only when the due date had passed; empty where it is for another reason, such as a pause, a
     * correction or another due date.
     */
    Optional<OverdueCause> ofWithdrawal(Subject notice) {
        var isSyncDelay = sheet.clocks()
                .filter(clock -> !clock.runs() && wouldHaveMissed(clock, notice))
                .flatMap(this::ends)
                .anyMatch(end -> history.learnedAt(end).isAfter(notice.dueAt()) && isTimedAsRecorded(end));
        return isSyncDelay ? Optional.of(OverdueCause.SYNC_DELAY) : Optional.empty();
    }

    private OverdueCause ofDossier(Instant overdueFrom) {
        var before = history.facts().stream()
                .filter(fact -> fact.time().isBefore(overdueFrom))
                .map(Fact::event)
                .toList();
        return layWithOthers(before) || anotherWasLate(resolver(before), overdueFrom)
                ? OverdueCause.OTHER_AGENCY
                : agencysWord(before).orElse(OverdueCause.PROCESSING);
    }

    private boolean layWithOthers(List<DossierEvent> before) {
        var hands = InHands.NOBODY;
        for (var event : before) hands = hands.with(event);
        return !hands.units().isEmpty() && !hands.units().contains(resolver(before));
    }

    private boolean anotherWasLate(String resolver, Instant overdueFrom) {
        return sheet.legs().stream()
                .filter(leg -> !leg.unit().equals(resolver))
                .filter(leg -> leg.runs() || !leg.end().isBefore(overdueFrom))
                .flatMap(leg -> leg.missed(sheet.pauses()).stream())
                .anyMatch(missed -> !missed.from().isAfter(overdueFrom));
    }

    private static Optional<OverdueCause> agencysWord(List<DossierEvent> before) {
        return before.stream()
                .filter(ExtensionGranted.class::isInstance)
                .map(event -> ((ExtensionGranted) event).cause())
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .filter(cause -> cause == OverdueCause.INCIDENT || cause == OverdueCause.APPLICANT);
    }

    /** By then, where the unit has passed on the dossier. */
    private String resolver(List<DossierEvent> before) {
        var resolver = ((DossierReceived) sheet.reception().event()).resolver();
        for (var event : before) if (event instanceof ResponsibilityPassed passed) resolver = passed.after(resolver);
        return resolver;
    }

    private boolean wouldHaveMissed(Clock clock, Subject notice) {
        return clock.endedAt(null).missed(sheet.pauses()).stream()
                .anyMatch(missed -> Subject.of(clock, missed.due().at()).equals(notice));
    }

    private Stream<Fact> ends(Clock clock) {
        return history.facts().stream().filter(fact -> fact.time().equals(clock.end()) && isEnd(fact.event()));
    }

    private static boolean isEnd(DossierEvent event) {
        return History.closes(event) || event instanceof LegCompleted || event instanceof DossierTransferred;
    }

    /** What was recorded with another time did not come late, it was corrected. */
    private boolean isTimedAsRecorded(Fact end) {
        return history.asRecorded(end).time().equals(end.time());
    }
}

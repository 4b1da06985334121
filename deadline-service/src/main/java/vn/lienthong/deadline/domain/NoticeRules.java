package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.domain.Notices.Subject;

/**
 * When notices of time (sắp đến hạn, quá hạn, chậm thực hiện nghĩa vụ, hết thời hạn bổ sung) are given, and those of the
 * clocks taken back. They change no figure: figures follow the due date in force, and the stop that follows from an
 * expiry. The business time of an overdue notice is the due instant, however late it is written.
 */
public final class NoticeRules {
    private NoticeRules() {}

    /**
     * The notices that are due at {@code now}. None speaks of a time up to which the log holds a reported fact that its
     * owner has not answered: the answer may be the close.
     */
    public static List<Saying> due(History history, TimeSheet sheet, Instant now) {
        return upcoming(history, sheet, now)
                .filter(upcoming -> upcoming.isDue(now))
                .map(Upcoming::notice)
                .toList();
    }

    /**
     * Notices that turned out wrong in the light of a fact that arrived late, each taken back at its own business time.
     *
     * @param cause that fact
     */
    public static List<Saying> withdrawn(History history, TimeSheet sheet, String cause) {
        var right = sheet.clocks()
                .flatMap(clock -> clock.missed(sheet.pauses()).stream()
                        .map(missed -> Subject.of(clock, missed.due().at())))
                .collect(Collectors.toSet());
        var causes = new OverdueCauses(history, sheet);
        return Notices.in(history).overdue().entrySet().stream()
                .filter(notice -> !right.contains(notice.getKey()))
                .map(notice -> new Saying(withdrawal(notice.getKey(), causes), notice.getValue(), cause))
                .toList();
    }

    private static OverdueWithdrawn withdrawal(Subject subject, OverdueCauses causes) {
        var cause = causes.ofWithdrawal(subject).orElse(null);
        return new OverdueWithdrawn(subject.scope(), subject.leg(), subject.dueAt(), cause);
    }

    /** Every notice that is still to be given, unless something happens first; no warning of what is overdue by now. */
    public static Stream<Upcoming> upcoming(History history, TimeSheet sheet, Instant now) {
        var given = Notices.in(history);
        var unanswered = history.unanswered();
        var causes = new OverdueCauses(history, sheet);
        var clocks = sheet.clocks()
                .flatMap(clock -> Stream.concat(
                        overdue(clock, sheet, given, causes), dueSoon(clock, sheet, given, now).stream()));
        return Stream.of(duties(sheet, given, now), expiries(sheet, given, now), clocks)
                .flatMap(notices -> notices)
                .map(upcoming ->
                        unanswered.stream().anyMatch(fact -> fact.time().isBefore(upcoming.at()))
                                ? upcoming.awaitingAnswer()
                                : upcoming);
    }

    private static Stream<Upcoming> overdue(Clock clock, TimeSheet sheet, Notices given, OverdueCauses causes) {
        return clock.missed(sheet.pauses()).stream()
                .filter(missed -> !given.overdue()
                        .containsKey(Subject.of(clock, missed.due().at())))
                .map(missed -> overdue(Subject.of(clock, missed.due().at()), missed, causes.of(clock, missed)));
    }

    private static Upcoming overdue(Subject subject, Missed missed, OverdueCause cause) {
        var event = new DossierOverdue(subject.scope(), subject.leg(), subject.dueAt(), cause);
        return new Upcoming(
                Upcoming.Kind.OVERDUE, subject, missed.from(), new Saying(event, missed.occurredAt(), null), false);
    }

    /** What has been done is judged by when it was done, see {@link Consequences}; what was said too early, again. */
    private static Stream<Upcoming> duties(TimeSheet sheet, Notices given, Instant now) {
        return sheet.obligations().stream()
                .filter(Obligation::isStillMissable)
                .filter(obligation -> !given.isMissed(obligation) || !obligation.isMissedAt(now))
                .map(obligation -> new Upcoming(
                        Upcoming.Kind.DUTY_MISSED,
                        new Subject(Scope.DOSSIER, null, obligation.passing()),
                        obligation.missedFrom(),
                        obligation.missed(),
                        false));
    }

    /** Said by the passing of time alone, also where the supplement has come since: one in time may still be told. */
    private static Stream<Upcoming> expiries(TimeSheet sheet, Notices given, Instant now) {
        return sheet.expiries().stream()
                .filter(SupplementExpiry::isToExpire)
                .filter(expiry -> !given.isExpired(expiry) || !expiry.isExpiredAt(now))
                .map(expiry -> new Upcoming(
                        Upcoming.Kind.SUPPLEMENT_EXPIRED,
                        new Subject(Scope.DOSSIER, null, expiry.dueAt()),
                        expiry.expiresFrom(),
                        expiry.expired(),
                        false));
    }

    /** A warning is of use only while there is time left. */
    private static Optional<Upcoming> dueSoon(Clock clock, TimeSheet sheet, Notices given, Instant now) {
        var subject = Subject.of(clock, clock.inForce().due().at());
        var tooLate = !clock.runs() || clock.isOverdueAt(now) || given.dueSoon().contains(subject);
        if (tooLate || sheet.pauses().stream().anyMatch(Pause::isOpen)) return Optional.empty();
        return clock.dueSoonFrom().map(from -> dueSoon(subject, from));
    }

    private static Upcoming dueSoon(Subject subject, Instant from) {
        var event = new DueSoon(subject.scope(), subject.leg(), subject.dueAt());
        return new Upcoming(Upcoming.Kind.DUE_SOON, subject, from, new Saying(event, from, null), false);
    }
}

package vn.lienthong.deadline.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostedDue;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Apology and re-appointment (xin lỗi và hẹn lại ngày trả): as often and as long before the due date as the law of the
 * day of reception says (NĐ 61/2018 art. 19(9): once, one day before), and to a later one. Refused is only what cannot have happened; what breaks the rule is recorded with flags.
 * The reason is free text and stands sealed beside the fact.
 *
 * @param time business time
 */
public record Extension(PostedDue newDue, String apologyNumber, OverdueCause cause, Instant time) {
    /** How far clocks of different systems may differ. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** As posted; empty if the new due date is missing or no date, or nobody apologised. */
    public static Optional<Extension> of(Extended posted, Instant time) {
        return Optional.ofNullable(posted.newDue())
                .filter(due -> posted.apologyNumber() != null)
                .flatMap(PostedDue::parse)
                .map(due -> new Extension(due, posted.apologyNumber(), posted.cause(), time));
    }

    /** The same re-appointment at another time. */
    static Extension of(ExtensionGranted granted, Instant time) {
        var at = granted.newDue().at();
        return new Extension(new PostedDue(WorkCalendar.dayOf(at), at), granted.apologyNumber(), granted.cause(), time);
    }

    /**
     * @param now recorded time
     * @param causationId the reported fact this answers, {@code null} for a command
     */
    public Decision decide(TimeSheet sheet, TimeLaw law, Instant now, String causationId) {
        if (!sheet.isReceived()) return new Decision.Rejected(Rule.UNKNOWN_DOSSIER);
        if (time.isAfter(now.plus(SKEW))) return new Decision.Rejected(Rule.IN_THE_FUTURE);
        var received = sheet.reception().time();
        if (time.isBefore(received.minus(SKEW))) return new Decision.Rejected(Rule.BEFORE_RECEPTION);
        var moved = time.isBefore(received) ? received : time;
        var isReported = causationId != null;
        if (isAfterClose(sheet, moved, isReported)) return new Decision.Rejected(Rule.AFTER_CLOSE);
        return new Decision.Accepted(new Saying(granted(sheet), moved, causationId, flags(sheet, law, moved)));
    }

    /** A stop that follows from an expiry may be taken back: what was reported of after it must stay. */
    private static boolean isAfterClose(TimeSheet sheet, Instant moved, boolean isReported) {
        if (sheet.isOpen() || !moved.isAfter(sheet.close().time())) return false;
        return !isReported || !sheet.close().isCausedBy(Owner.DEADLINE);
    }

    /** The rule that a person's command breaks where a reported fact only gets a flag. */
    public static Optional<Rule> broken(Set<Flag> flags) {
        if (flags.contains(Flag.SECOND_EXTENSION)) return Optional.of(Rule.SECOND_EXTENSION);
        if (flags.contains(Flag.LATE_EXTENSION)) return Optional.of(Rule.LATE_EXTENSION);
        return flags.contains(Flag.NOT_LATER) ? Optional.of(Rule.NOT_LATER) : Optional.empty();
    }

    /** What no ground allows a person who says it now: nobody is appointed for a time that has passed. Today has not. */
    public static Optional<Rule> impossible(ExtensionGranted granted, Instant now) {
        return granted.newDue().at().isAfter(now) ? Optional.empty() : Optional.of(Rule.NEW_DUE_PASSED);
    }

    private ExtensionGranted granted(TimeSheet sheet) {
        var precision = sheet.dossier().steps().getFirst().due().precision();
        return new ExtensionGranted(newDue.as(precision), apologyNumber, cause);
    }

    private Set<Flag> flags(TimeSheet sheet, TimeLaw law, Instant moved) {
        var flags = EnumSet.noneOf(Flag.class);
        if (!moved.equals(time)) flags.add(Flag.CLOCK_SKEW);
        if (isOneTooMany(sheet, law, moved)) flags.add(Flag.SECOND_EXTENSION);
        var inForce = inForceAt(sheet, moved);
        if (isTooLate(sheet, law, inForce, moved)) flags.add(Flag.LATE_EXTENSION);
        if (!granted(sheet).newDue().at().isAfter(inForce.at())) flags.add(Flag.NOT_LATER);
        return flags;
    }

    private static boolean isOneTooMany(TimeSheet sheet, TimeLaw law, Instant moved) {
        var before = sheet.extensions().stream()
                .filter(fact -> !fact.time().isAfter(moved))
                .count();
        return law.rules(sheet.receivedOn()).isOneTooMany(before);
    }

    private static boolean isTooLate(TimeSheet sheet, TimeLaw law, DueDate inForce, Instant moved) {
        return law.duty(Duty.APOLOGY, sheet.procedure(), sheet.receivedOn())
                .map(terms -> terms.daysBefore(inForce))
                .filter(lastDay -> WorkCalendar.dayOf(moved).isAfter(lastDay))
                .isPresent();
    }

    private static DueDate inForceAt(TimeSheet sheet, Instant moment) {
        return sheet.dossier().steps().stream()
                .filter(step -> !step.time().isAfter(moment))
                .toList()
                .getLast()
                .due();
    }
}

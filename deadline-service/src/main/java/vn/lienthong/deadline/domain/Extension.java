package vn.lienthong.deadline.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Apology and re-appointment (xin lỗi và hẹn lại ngày trả, NĐ 61/2018 art. 19(9)): at the latest one day before the due
 * date, and once. Refused is only what cannot have happened; what breaks the rule is recorded with flags.
 *
 * @param time business time
 */
public record Extension(ExtensionGranted granted, Instant time) {
    /**
     * As posted: a new due date without a time is that day, one with a time is that instant.
     *
     * @throws java.time.DateTimeException if the new due date is neither
     */
    public static Extension of(Extended posted, Instant time) {
        var granted = new ExtensionGranted(dueDate(posted.newDue()), posted.apologyNumber(), posted.cause());
        return new Extension(granted, time);
    }

    /** Whether everything a re-appointment needs was said; its reason is free text and stands sealed. */
    public static boolean isComplete(Extended posted) {
        return posted.newDue() != null && posted.apologyNumber() != null;
    }

    private static DueDate dueDate(String text) {
        return text.indexOf('T') < 0
                ? DueDates.endOf(LocalDate.parse(text))
                : new DueDate(
                        OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS), DuePrecision.INSTANT);
    }

    /** How far clocks of different systems may differ. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * @param now recorded time
     * @param causationId the reported fact this answers, {@code null} for a command
     */
    public Decision decide(TimeSheet sheet, Instant now, String causationId) {
        if (!sheet.isReceived()) return new Decision.Rejected(Rule.UNKNOWN_DOSSIER);
        if (time.isAfter(now.plus(SKEW))) return new Decision.Rejected(Rule.IN_THE_FUTURE);
        var received = sheet.reception().time();
        if (time.isBefore(received.minus(SKEW))) return new Decision.Rejected(Rule.BEFORE_RECEPTION);
        var moved = time.isBefore(received) ? received : time;
        if (!sheet.isOpen() && moved.isAfter(sheet.close().time())) return new Decision.Rejected(Rule.AFTER_CLOSE);
        return new Decision.Accepted(new Saying(granted, moved, causationId, flags(sheet, moved)));
    }

    /** The rule that a person's command breaks where a reported fact only gets a flag; empty with an override. */
    public static Optional<Rule> broken(Set<Flag> flags) {
        if (flags.contains(Flag.SECOND_EXTENSION)) return Optional.of(Rule.SECOND_EXTENSION);
        return flags.contains(Flag.LATE_EXTENSION) ? Optional.of(Rule.LATE_EXTENSION) : Optional.empty();
    }

    private Set<Flag> flags(TimeSheet sheet, Instant moved) {
        var flags = EnumSet.noneOf(Flag.class);
        if (!moved.equals(time)) flags.add(Flag.CLOCK_SKEW);
        var earlier = sheet.extensions().stream()
                .filter(fact -> !fact.time().isAfter(moved))
                .count();
        if (earlier > 0) flags.add(Flag.SECOND_EXTENSION);
        if (isLate(sheet, moved)) flags.add(Flag.LATE_EXTENSION);
        return flags;
    }

    private static boolean isLate(TimeSheet sheet, Instant moment) {
        var due = sheet.dossier().steps().stream()
                .filter(step -> !step.time().isAfter(moment))
                .toList()
                .getLast()
                .due();
        return !WorkCalendar.dayOf(moment).isBefore(WorkCalendar.dayOf(due.at()));
    }
}

package vn.lienthong.deadline.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * What the law says about a dossier's time, in the version in force when it was received, or filed as far as the filing is
 * judged, and what was agreed with those who post; data, never code.
 */
public interface TimeLaw {
    /**
     * The calendar and desk hours by which a unit counts what was received on that day. It has an answer for every day,
     * proposed by rule where no notice speaks: a source may post any date, and none may stop the clocks.
     */
    WorkCalendar calendar(String unit, LocalDate receivedOn);

    /** A version of the calendar by its name, with the desk hours of the unit on that day; empty where it is not known. */
    Optional<WorkCalendar> calendar(String version, String unit, LocalDate receivedOn);

    /** The general law that binds what is received on that day. */
    RuleSet rules(LocalDate receivedOn);

    /**
     * What holds for a dossier.
     *
     * @param version of the procedure that the dossier has pinned, {@code null} if it is not known; one that was published
     *     since for the day of reception changes nothing
     */
    Terms terms(String procedure, String version, LocalDate receivedOn);

    /** What a version of a procedure says by its name, whatever is pinned; empty where it is not known. */
    Optional<Terms> terms(String procedure, String version);

    /** Until when a duty is to be done in a procedure; empty where no law sets a date. */
    Optional<DutyTerms> duty(Duty duty, String procedure, LocalDate receivedOn);

    /**
     * How late a source may tell what has happened (thời gian gửi muộn được phép), if it was declared offline; empty of a
     * live one, as every source is that nobody declared so. Zero is that of an offline source without grace: it may post
     * in bulk and owes no synchronisation within minutes, but notices wait for it no longer than for a live one.
     */
    Optional<Duration> grace(String source);

    /** How long an applicant has for a supplement before processing is stopped; empty where no law ends the wait. */
    Optional<SupplementTerms> supplementLimit(String procedure, LocalDate receivedOn);

    /**
     * @param limit counted from the request
     * @param basis legal source of the limit
     */
    record SupplementTerms(Limit limit, String basis) {}

    /**
     * @param limit counted from reception; of an apology, counted back from the due date; of an acknowledgement, from the
     *     hand-over; of the acceptance of what is filed online, from the filing; of a synchronisation, from the moment
     *     at which a part was finished
     * @param afternoonLimit of what is received after 15:00 of a working day, from the next opening; {@code null} if it
     *     is the same
     * @param basis legal source of the limit
     */
    record DutyTerms(Limit limit, Limit afternoonLimit, String basis) {
        /** The last day for what is owed so many days before that due date. */
        LocalDate daysBefore(DueDate due) {
            return WorkCalendar.dayOf(due.at()).minusDays(limit.value().intValueExact());
        }
    }

    /**
     * @param limit of the whole dossier, {@code null} where nothing is known of the procedure
     * @param start from when the limit counts
     * @param supplement what awaiting a supplement does to the limit
     * @param basis legal source of the limit
     */
    record Terms(Limit limit, StartRule start, SupplementPolicy supplement, String basis) {}
}

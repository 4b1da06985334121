package vn.lienthong.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Period;

/**
 * Indicator 2.1 on histories made by hand: received on Monday, 6 March 2017, due on Friday, 10 March, asked about March
 * unless said otherwise.
 */
class ReckonedTest {
    private static final Period MARCH = period("2017-03-01", "2017-03-31");
    private static final DueDate FRIDAY = Facts.day("2017-03-10");

    private final Facts facts = new Facts();

    @Test
    void resolved_before_the_due_day_it_is_on_time() {
        received(FRIDAY).add("2017-03-08T09:00", resolved(Outcome.APPROVED));

        assertOnTime(EndedBy.RESOLVED, "2017-03-08T09:00");
    }

    @Test
    void resolved_in_the_last_second_of_the_due_day_it_is_on_time() {
        received(FRIDAY).add("2017-03-10T23:59:59.999", resolved(Outcome.APPROVED));

        assertOnTime(EndedBy.RESOLVED, "2017-03-10T23:59:59.999");
    }

    @Test
    void resolved_on_the_day_after_it_is_overdue() {
        received(FRIDAY).add("2017-03-11T00:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-11T00:00");
    }

    @Test
    void of_a_limit_in_hours_the_due_instant_itself_is_on_time_and_the_next_minute_is_not() {
        received(Facts.instant("2017-03-07T08:15")).add("2017-03-07T08:15", resolved(Outcome.APPROVED));
        assertOnTime(EndedBy.RESOLVED, "2017-03-07T08:15");

        var late = new Facts()
                .add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.instant("2017-03-07T08:15")))
                .add("2017-03-07T08:16", resolved(Outcome.APPROVED));
        assertThat(reckon(late, null, MARCH).orElseThrow().onTime()).isFalse();
    }

    @Test
    void refused_by_decision_it_ends_with_the_decision() {
        received(FRIDAY).add("2017-03-09T09:00", resolved(Outcome.REFUSED));

        assertOnTime(EndedBy.RESOLVED, "2017-03-09T09:00");
    }

    @Test
    void resolved_in_time_and_returned_late_it_ends_with_the_decision() {
        received(FRIDAY).add("2017-03-10T09:00", resolved(Outcome.APPROVED)).add("2017-03-20T09:00", returned());

        assertOnTime(EndedBy.RESOLVED, "2017-03-10T09:00");
    }

    @Test
    void returned_before_the_decision_was_recorded_it_still_ends_with_the_decision() {
        received(FRIDAY).add("2017-03-09T09:00", returned()).add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
    }

    @Test
    void returned_without_a_decision_it_ends_with_the_return() {
        received(FRIDAY).add("2017-03-10T16:00", returned());

        assertOnTime(EndedBy.RETURNED, "2017-03-10T16:00");
    }

    @Test
    void stopped_it_ends_with_the_stop() {
        received(FRIDAY).add("2017-03-13T09:00", stopped());

        assertOverdue(EndedBy.STOPPED, "2017-03-13T09:00");
    }

    @Test
    void stopped_in_time_and_its_papers_returned_late_it_ends_with_the_return() {
        received(FRIDAY).add("2017-03-09T09:00", stopped()).add("2017-03-13T09:00", returned());

        assertOverdue(EndedBy.RETURNED, "2017-03-13T09:00");
    }

    @Test
    void withdrawn_it_ends_with_the_withdrawal() {
        received(FRIDAY).add("2017-03-10T09:00", new DossierWithdrawn());

        assertOnTime(EndedBy.WITHDRAWN, "2017-03-10T09:00");
    }

    @Test
    void refused_at_the_desk_after_it_had_been_received_it_ends_with_that() {
        received(FRIDAY).add("2017-03-07T09:00", new ReceptionRefused("00565", null));

        assertOnTime(EndedBy.REFUSED, "2017-03-07T09:00");
    }

    @Test
    void withdrawn_before_a_decision_that_met_it_it_ends_with_the_withdrawal() {
        received(FRIDAY)
                .add("2017-03-09T09:00", new DossierWithdrawn())
                .add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertOnTime(EndedBy.WITHDRAWN, "2017-03-09T09:00");
    }

    @Test
    void in_process_and_due_on_the_last_day_of_the_period_it_is_in_time() {
        received(Facts.day("2017-03-31"));

        assertOnTime(EndedBy.PERIOD_END, "2017-03-31T23:59:59");
    }

    @Test
    void in_process_and_due_before_the_last_day_of_the_period_it_is_overdue() {
        received(Facts.day("2017-03-30"));

        assertOverdue(EndedBy.PERIOD_END, "2017-03-31T23:59:59");
    }

    @Test
    void what_was_in_time_in_one_period_is_overdue_in_the_next() {
        received(Facts.day("2017-04-03"));

        assertThat(reckon(facts, null, MARCH).orElseThrow().onTime()).isTrue();
        assertThat(reckon(facts, null, period("2017-04-01", "2017-04-30"))
                        .orElseThrow()
                        .onTime())
                .isFalse();
    }

    @Test
    void what_ended_after_the_period_was_in_process_in_it() {
        received(FRIDAY).add("2017-04-03T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.PERIOD_END, "2017-03-31T23:59:59");
    }

    @Test
    void what_ended_before_the_period_has_no_part_in_it() {
        received(FRIDAY).add("2017-03-08T09:00", resolved(Outcome.APPROVED));

        assertThat(reckon(facts, null, period("2017-04-01", "2017-04-30"))).isEmpty();
    }

    @Test
    void the_time_of_a_supplement_is_taken_off_the_end() {
        received(FRIDAY)
                .add("2017-03-08T09:00", requested())
                .add("2017-03-13T09:00", provided())
                .add("2017-03-15T09:00", resolved(Outcome.APPROVED));

        assertOnTime(EndedBy.RESOLVED, "2017-03-15T09:00");
        assertThat(reckoned().supplementSeconds()).isEqualTo(5 * 24 * 3600);
    }

    @Test
    void with_the_time_of_a_supplement_taken_off_it_may_still_be_overdue() {
        received(FRIDAY)
                .add("2017-03-08T09:00", requested())
                .add("2017-03-13T09:00", provided())
                .add("2017-03-16T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-16T09:00");
    }

    @Test
    void a_due_date_that_the_supplement_moved_does_not_count_the_pause_twice() {
        received(FRIDAY)
                .add("2017-03-08T09:00", requested())
                .add("2017-03-13T09:00", provided())
                .add("2017-03-13T09:00", moved(FRIDAY, "2017-03-15", DueReason.SUPPLEMENT_PAUSE))
                .add("2017-03-20T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-20T09:00");
        assertThat(reckoned().dueAt()).isEqualTo(FRIDAY.at());
    }

    @Test
    void neither_does_one_that_was_counted_anew_after_the_supplement() {
        received(FRIDAY)
                .add("2017-03-08T09:00", requested())
                .add("2017-03-09T09:00", provided())
                .add("2017-03-09T09:00", moved(FRIDAY, "2017-03-15", DueReason.SUPPLEMENT_RESTART))
                .add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
    }

    @Test
    void a_re_appointment_with_an_apology_does_not_make_it_on_time() {
        received(FRIDAY)
                .add("2017-03-09T09:00", new ExtensionGranted(Facts.day("2017-03-17"), "1/XL", null))
                .add("2017-03-16T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-16T09:00");
    }

    @Test
    void with_only_a_request_for_a_supplement_it_ends_with_the_request() {
        received(FRIDAY).add("2017-03-10T09:00", requested());

        assertOnTime(EndedBy.SUPPLEMENT_REQUESTED, "2017-03-10T09:00");
    }

    @Test
    void with_only_a_request_that_came_late_it_is_overdue() {
        received(FRIDAY).add("2017-03-13T09:00", requested());

        assertOverdue(EndedBy.SUPPLEMENT_REQUESTED, "2017-03-13T09:00");
    }

    @Test
    void requested_twice_before_anything_came_it_is_overdue() {
        received(FRIDAY).add("2017-03-07T09:00", requested()).add("2017-03-08T09:00", requested());

        assertOverdue(EndedBy.SUPPLEMENT_REQUESTED, "2017-03-07T09:00");
    }

    @Test
    void requested_again_after_a_supplement_it_is_overdue_though_resolved_before_the_due_day() {
        received(FRIDAY)
                .add("2017-03-06T09:00", requested())
                .add("2017-03-06T10:00", provided())
                .add("2017-03-07T09:00", requested())
                .add("2017-03-07T10:00", provided())
                .add("2017-03-08T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-08T09:00");
        assertThat(reckoned().supplementSeconds()).isEqualTo(2 * 3600);
    }

    @Test
    void with_the_supplement_provided_it_is_in_process_until_the_end_of_the_period() {
        received(Facts.day("2017-03-30")).add("2017-03-08T09:00", requested()).add("2017-03-10T09:00", provided());

        assertOnTime(EndedBy.PERIOD_END, "2017-03-31T23:59:59");
    }

    @Test
    void resolved_without_the_supplement_that_was_requested_nothing_is_taken_off() {
        received(FRIDAY).add("2017-03-08T09:00", requested()).add("2017-03-13T09:00", resolved(Outcome.REFUSED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
        assertThat(reckoned().supplementSeconds()).isZero();
    }

    @Test
    void what_came_after_the_decision_is_no_supplement_to_it() {
        received(FRIDAY)
                .add("2017-03-13T09:00", resolved(Outcome.APPROVED))
                .add("2017-03-14T09:00", requested())
                .add("2017-03-20T09:00", provided());

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
        assertThat(reckoned().supplementRequests()).isZero();
    }

    @Test
    void what_was_requested_before_the_reception_belongs_to_filing() {
        facts.add("2017-03-01T08:00", new DossierSubmitted("00565", "2.000815", null))
                .add("2017-03-02T08:00", requested())
                .add("2017-03-05T08:00", provided());
        received(FRIDAY).add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
        assertThat(reckoned().supplementRequests()).isZero();
    }

    @Test
    void without_a_due_date_the_limit_of_the_procedure_is_what_it_has() {
        received(null).add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertThat(reckon(facts, Facts.day("2017-03-13"), MARCH).orElseThrow().onTime())
                .isTrue();
        assertThat(reckon(facts, FRIDAY, MARCH).orElseThrow().onTime()).isFalse();
    }

    @Test
    void without_a_due_date_the_time_of_a_supplement_is_taken_off_as_well() {
        received(null)
                .add("2017-03-08T09:00", requested())
                .add("2017-03-13T09:00", provided())
                .add("2017-03-15T09:00", resolved(Outcome.APPROVED));

        assertThat(reckon(facts, FRIDAY, MARCH).orElseThrow().onTime()).isTrue();
    }

    @Test
    void without_a_due_date_and_without_a_limit_it_is_on_time() {
        received(null);

        assertOnTime(EndedBy.PERIOD_END, "2017-03-31T23:59:59");
    }

    @Test
    void the_date_that_was_set_for_one_that_was_promised_none_is_its_first() {
        received(null)
                .add("2017-03-06T08:15", new DueDateSet(Scope.DOSSIER, null, FRIDAY, DueReason.INITIAL, null, null))
                .add("2017-03-13T09:00", resolved(Outcome.APPROVED));

        assertOverdue(EndedBy.RESOLVED, "2017-03-13T09:00");
    }

    private Facts received(DueDate due) {
        return facts.add("2017-03-06T08:15", Facts.received(Channel.DIRECT, due));
    }

    private static DossierEvent resolved(Outcome outcome) {
        return new DossierResolved("00565", outcome, null, null);
    }

    private static DossierEvent returned() {
        return new ResultReturned("00565", Channel.DIRECT, null);
    }

    private static DossierEvent stopped() {
        return new ProcessingStopped("00565", StopGround.OTHER_LAW, null);
    }

    private static DossierEvent requested() {
        return new SupplementRequested(null, null, null);
    }

    private static DossierEvent provided() {
        return new SupplementProvided(null, null);
    }

    private static DossierEvent moved(DueDate from, String to, DueReason reason) {
        return new DueDateMoved(Scope.DOSSIER, null, from, Facts.day(to), reason, null, null);
    }

    private void assertOnTime(EndedBy endedBy, String endedAt) {
        assertReckoned(endedBy, endedAt, true);
    }

    private void assertOverdue(EndedBy endedBy, String endedAt) {
        assertReckoned(endedBy, endedAt, false);
    }

    private void assertReckoned(EndedBy endedBy, String endedAt, boolean onTime) {
        assertThat(reckoned().endedBy()).isEqualTo(endedBy);
        assertThat(reckoned().endedAt()).isEqualTo(Facts.at(endedAt));
        assertThat(reckoned().onTime()).isEqualTo(onTime);
    }

    private Reckoned reckoned() {
        return reckon(facts, null, MARCH).orElseThrow();
    }

    private static Optional<Reckoned> reckon(Facts facts, DueDate byLimit, Period period) {
        var dossier = facts.dossier();
        var counted = new CountedDossier(dossier, dossier.reception().orElseThrow(), Course.of(dossier), "00565");
        return Reckoned.of(counted, byLimit, period);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}

package vn.lienthong.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;

/** What the view says of a dossier that was due on the 8th of March 2017. */
class CauseOfDelayTest {
    private static final String DUE = "2017-03-08T23:59:59";

    private final Facts facts =
            new Facts().add("2017-03-06T08:00", Facts.received(Channel.DIRECT, Facts.day("2017-03-08")));

    @Test
    void without_a_notice_nothing_was_late() {
        assertThat(cause()).isNull();
    }

    @Test
    void it_is_that_of_the_notice_that_stands() {
        notice(DUE, OverdueCause.OTHER_AGENCY);

        assertThat(cause()).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void it_goes_with_the_notice() {
        notice(DUE, OverdueCause.OTHER_AGENCY);
        withdrawal(DUE, null);

        assertThat(cause()).isNull();
    }

    @Test
    void what_was_only_recorded_late_says_so() {
        notice(DUE, OverdueCause.PROCESSING);
        facts.add("2017-03-08T16:00", new DossierResolved("00565", Outcome.APPROVED, null, null));
        withdrawal(DUE, OverdueCause.SYNC_DELAY);

        assertThat(cause()).isEqualTo(OverdueCause.SYNC_DELAY);
    }

    @Test
    void until_that_turns_out_wrong_and_the_notice_is_given_again() {
        notice(DUE, OverdueCause.PROCESSING);
        withdrawal(DUE, OverdueCause.SYNC_DELAY);
        notice(DUE, OverdueCause.OTHER_AGENCY);

        assertThat(cause()).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void a_re_appointment_that_names_a_cause_is_the_last_word_and_one_that_names_none_is_no_word() {
        notice(DUE, OverdueCause.PROCESSING);
        extension("2017-03-09T09:00", OverdueCause.INCIDENT);
        extension("2017-03-10T09:00", null);

        assertThat(cause()).isEqualTo(OverdueCause.INCIDENT);
    }

    @Test
    void until_the_new_date_has_passed_too() {
        extension("2017-03-07T09:00", OverdueCause.APPLICANT);
        assertThat(cause()).isEqualTo(OverdueCause.APPLICANT);

        notice("2017-03-15T23:59:59", OverdueCause.OTHER_AGENCY);
        assertThat(cause()).isEqualTo(OverdueCause.OTHER_AGENCY);

        withdrawal("2017-03-15T23:59:59", null);
        assertThat(cause()).isEqualTo(OverdueCause.APPLICANT);
    }

    @Test
    void a_withdrawn_notice_leaves_another_that_stands() {
        notice(DUE, OverdueCause.OTHER_AGENCY);
        notice("2017-03-15T23:59:59", OverdueCause.PROCESSING);
        withdrawal("2017-03-15T23:59:59", null);

        assertThat(cause()).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void what_had_been_late_before_was_not_only_recorded_late() {
        notice(DUE, OverdueCause.OTHER_AGENCY);
        notice("2017-03-15T23:59:59", OverdueCause.PROCESSING);
        withdrawal("2017-03-15T23:59:59", OverdueCause.SYNC_DELAY);

        assertThat(cause()).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void a_re_appointment_that_was_none_names_nothing() {
        extension("2017-03-07T09:00", OverdueCause.APPLICANT);
        facts.add("2017-03-08T09:00", new FactAnnulled(facts.lastId(), "pct-01"));

        assertThat(cause()).isNull();
    }

    @Test
    void a_leg_has_no_say_in_it() {
        var due = Facts.at(DUE);
        facts.add(due, new DossierOverdue(Scope.LEG, "1", due, OverdueCause.PROCESSING))
                .add(due, new OverdueWithdrawn(Scope.LEG, "1", due, OverdueCause.SYNC_DELAY));

        assertThat(cause()).isNull();
    }

    private void notice(String due, OverdueCause cause) {
        facts.add(due, new DossierOverdue(Scope.DOSSIER, null, Facts.at(due), cause));
    }

    private void withdrawal(String due, OverdueCause cause) {
        facts.add(due, new OverdueWithdrawn(Scope.DOSSIER, null, Facts.at(due), cause));
    }

    private void extension(String time, OverdueCause cause) {
        facts.add(time, new ExtensionGranted(Facts.day("2017-03-15"), "12/TB", cause));
    }

    private OverdueCause cause() {
        return DossierView.of(facts.dossier()).overdueCause();
    }
}

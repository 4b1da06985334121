package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.DISTRICT;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;
import static vn.lienthong.deadline.domain.Story.workingDays;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.Scope;

/** Of dossiers received on Monday the 2nd of March 2026: those of the ward are due on the 9th, those of the district on the 16th. */
class OverdueCausesTest {
    private static final String POLICE = "01";
    private static final String INSURANCE = "26";
    private static final DossierTransferred TO_POLICE = new DossierTransferred(WARD, POLICE, null, null, null);
    private static final String LONG_AFTER = "2026-06-01T00:00";

    @Test
    void what_its_own_unit_leaves_lying_is_late_by_processing() {
        assertThat(causeOf(ofWard())).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void what_lies_with_another_agency_is_late_by_it_whether_that_acknowledged_it_or_not() {
        var sent = ofWard().happened("2026-03-03T09:00", TO_POLICE);
        assertThat(causeOf(sent)).isEqualTo(OverdueCause.OTHER_AGENCY);

        sent.happened("2026-03-03T10:00", new TransferAcknowledged(POLICE, null, null));
        assertThat(causeOf(sent)).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void it_is_where_it_lay_when_it_became_overdue_that_counts() {
        var justBefore = ofWard().happened("2026-03-09T23:59:59.999", TO_POLICE);
        var justThen = ofWard().happened("2026-03-10T00:00", TO_POLICE);

        assertThat(causeOf(justBefore)).isEqualTo(OverdueCause.OTHER_AGENCY);
        assertThat(causeOf(justThen)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void what_came_back_or_was_finished_there_lies_with_its_own_unit_again() {
        var sentBack = ofWard().happened("2026-03-03T09:00", TO_POLICE)
                .happened("2026-03-05T09:00", new DossierSentBack(POLICE, WARD, null));
        var finished = ofWard().happened("2026-03-03T09:00", TO_POLICE)
                .happened("2026-03-05T09:00", new LegCompleted(POLICE, null, null));

        assertThat(causeOf(sentBack)).isEqualTo(OverdueCause.PROCESSING);
        assertThat(causeOf(finished)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void of_agencies_that_work_side_by_side_each_has_it_until_it_is_done() {
        var story = ofWard().happened("2026-03-03T09:00", TO_POLICE)
                .happened("2026-03-03T09:01", new DossierTransferred(WARD, INSURANCE, null, null, null))
                .happened("2026-03-05T09:00", new LegCompleted(INSURANCE, null, null));
        assertThat(causeOf(story)).isEqualTo(OverdueCause.OTHER_AGENCY);

        story.happened("2026-03-06T09:00", new LegCompleted(POLICE, null, null));
        assertThat(causeOf(story)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void a_desk_that_does_not_hand_it_on_makes_it_late_for_who_resolves_it() {
        var atDesk = new Story().receivedForDistrict("2026-03-02T09:00", Channel.DIRECT);
        assertThat(causeOf(atDesk)).isEqualTo(OverdueCause.OTHER_AGENCY);

        atDesk.happened("2026-03-03T09:00", new DossierTransferred(WARD, DISTRICT, null, null, null));
        assertThat(causeOf(atDesk)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void who_resolves_it_has_it_by_its_own_word_where_nobody_told_of_the_hand_over() {
        var taken = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-03T09:00", new TransferAcknowledged(DISTRICT, null, null));
        assertThat(causeOf(taken)).isEqualTo(OverdueCause.PROCESSING);

        taken.happened("2026-03-04T09:00", new DossierTransferred(DISTRICT, POLICE, null, null, null))
                .happened("2026-03-05T09:00", new LegCompleted(POLICE, null, null));
        assertThat(causeOf(taken)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void what_passed_to_the_successor_of_its_unit_lies_with_who_is_to_resolve_it() {
        var passed = new ResponsibilityPassed(
                LocalDate.of(2026, 3, 4), List.of(new Passing(WARD, INSURANCE, List.of(INSURANCE), "1656")));
        var story = ofWard().happened("2026-03-04T00:00", passed);
        assertThat(causeOf(story)).isEqualTo(OverdueCause.PROCESSING);

        story.happened("2026-03-05T09:00", new DossierTransferred(INSURANCE, POLICE, null, null, null));
        assertThat(causeOf(story)).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void what_a_stranger_says_moves_it_nowhere() {
        var story = ofWard().happened("2026-03-03T09:00", new DossierTransferred(WARD, INSURANCE, null, null, null))
                .happened("2026-03-04T09:00", new LegCompleted(INSURANCE, null, null))
                .happened("2026-03-05T09:00", new DossierTransferred("00526", POLICE, null, null, null))
                .happened("2026-03-05T10:00", new TransferAcknowledged(POLICE, null, null));

        assertThat(causeOf(story)).isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void a_leg_of_another_agency_past_its_own_due_date_made_it_late_though_all_of_it_lies_with_nobody() {
        assertThat(causeOf(withLegOfPolice(2))).isEqualTo(OverdueCause.OTHER_AGENCY);
        assertThat(causeOf(withLegOfPolice(20))).as("still in time").isEqualTo(OverdueCause.PROCESSING);
        assertThat(causeOf(
                        withLegOfPolice(2).happened("2026-03-09T09:00", new LegCompleted(POLICE, "residence", null))))
                .as("late, but done by then")
                .isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void the_clock_of_a_leg_is_its_own_agencys() {
        var ofLeg = withLegOfPolice(2).noticesDue(LONG_AFTER).stream()
                .map(Saying::event)
                .filter(event -> event instanceof DossierOverdue overdue && overdue.scope() == Scope.LEG)
                .toList();

        assertThat(ofLeg)
                .containsExactly(
                        new DossierOverdue(Scope.LEG, "residence", at("2026-03-05T23:59:59"), OverdueCause.PROCESSING));
    }

    @ParameterizedTest
    @EnumSource(names = {"INCIDENT", "APPLICANT"})
    void what_no_fact_shows_is_the_agencys_own_word(OverdueCause named) {
        assertThat(causeOf(ofWard().happened("2026-03-05T09:00", extension(named))))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_AGENCY", "SYNC_DELAY", "PROCESSING"})
    void what_facts_would_show_is_not(OverdueCause named) {
        assertThat(causeOf(ofWard().happened("2026-03-05T09:00", extension(named))))
                .isEqualTo(OverdueCause.PROCESSING);
    }

    @Test
    void a_re_appointment_that_names_no_cause_takes_back_no_word() {
        var story = ofWard().happened("2026-03-05T09:00", extension(OverdueCause.APPLICANT))
                .happened("2026-03-06T09:00", extension(null));

        assertThat(causeOf(story)).isEqualTo(OverdueCause.APPLICANT);
    }

    @Test
    void where_the_dossier_lay_is_told_before_what_the_agency_says() {
        var story = ofWard().happened("2026-03-05T09:00", extension(OverdueCause.APPLICANT))
                .happened("2026-03-06T09:00", TO_POLICE);

        assertThat(causeOf(story)).isEqualTo(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void a_word_that_came_later_is_not_of_then() {
        var story = ofWard().happened("2026-03-10T09:00", extension(OverdueCause.INCIDENT));

        assertThat(causesOf(story)).containsExactly(OverdueCause.PROCESSING, OverdueCause.INCIDENT);
    }

    @Test
    void a_notice_is_taken_back_for_late_recording_where_the_close_was_in_time() {
        var story = noticed(ofWard()).recordedFrom("2026-03-10T08:00").resolved("2026-03-09T16:00");

        assertThat(withdrawalsOf(story)).containsExactly(OverdueCause.SYNC_DELAY);
    }

    @Test
    void so_is_that_of_a_leg_that_was_completed_handed_on_or_closed_in_time() {
        for (var end : List.of(
                new LegCompleted(POLICE, "residence", null),
                new DossierTransferred(POLICE, INSURANCE, null, null, null),
                new DossierWithdrawn())) {
            var story = noticed(withLegOfPolice(2), "2026-03-06T00:00")
                    .recordedFrom("2026-03-06T08:00")
                    .happened("2026-03-05T16:00", end);

            assertThat(withdrawalsOf(story)).as(end.toString()).containsExactly(OverdueCause.SYNC_DELAY);
        }
    }

    @Test
    void what_was_reported_before_the_due_date_passed_was_not_recorded_late() {
        var story = ofWard().recordedFrom("2026-03-09T16:00")
                .happened("2026-03-09T16:00", new FactReported("vn.lienthong.dossier.resolved.v1", null));
        var reported = story.last();
        // a notice that an earlier version of the service gave too soon
        story.said(List.of(new Saying(overdue(), at("2026-03-09T23:59:59"), null)))
                .recordedFrom("2026-03-10T08:00")
                .answered("2026-03-09T16:00", new DossierResolved(WARD, Outcome.APPROVED, null, null), reported);

        assertThat(withdrawalsOf(story)).containsExactly((OverdueCause) null);
    }

    @Test
    void a_pause_or_another_due_date_that_comes_to_be_known_is_another_reason() {
        var paused = noticed(ofWard())
                .recordedFrom("2026-03-10T08:00")
                .happened("2026-03-05T09:00", new SupplementRequested(null, null, null));
        var moved = noticed(ofWard()).recordedFrom("2026-03-10T08:00").happened("2026-03-05T09:00", extension(null));

        assertThat(withdrawalsOf(paused)).containsExactly((OverdueCause) null);
        assertThat(withdrawalsOf(moved)).containsExactly((OverdueCause) null);
        assertThat(withdrawalsOf(paused.resolved("2026-03-06T09:00")))
                .as("paused, and then closed: it could not have passed anyway")
                .containsExactly((OverdueCause) null);
    }

    @Test
    void so_is_a_close_that_was_recorded_with_another_time_and_a_reception_that_was_none() {
        var corrected = noticed(ofWard()).resolved("2026-03-10T09:00");
        corrected.happened(
                "2026-03-11T09:00", new FactCorrected(corrected.last().id(), at("2026-03-09T16:00"), null, "pct-01"));
        var annulled = noticed(ofWard());
        annulled.happened(
                "2026-03-11T09:00", new FactAnnulled(annulled.facts().getFirst().id(), "pct-01"));

        assertThat(withdrawalsOf(corrected)).containsExactly((OverdueCause) null);
        assertThat(withdrawalsOf(annulled)).containsExactly((OverdueCause) null);
    }

    private static Story ofWard() {
        return new Story().received("2026-03-02T09:00", 5);
    }

    /** The police has done the one of its two legs; the insurance waits for the other, the residence. */
    private static Story withLegOfPolice(int days) {
        var legs = List.of(
                new Leg("identity", POLICE, "?", workingDays(days), List.of()),
                new Leg("residence", POLICE, "?", workingDays(days), List.of()),
                new Leg("insurance", INSURANCE, "?", workingDays(days), List.of("residence")));
        return ofWard().happened("2026-03-02T09:00", new RoutePlanned(legs, "1"))
                .happened("2026-03-03T09:00", new DossierTransferred(WARD, POLICE, null, null, "identity"))
                .happened("2026-03-03T09:01", new DossierTransferred(WARD, POLICE, null, null, "residence"))
                .happened("2026-03-04T09:00", new LegCompleted(POLICE, "identity", null));
    }

    private static ExtensionGranted extension(OverdueCause cause) {
        return new ExtensionGranted(day("2026-03-12"), "12/TB", cause);
    }

    private static DossierOverdue overdue() {
        return new DossierOverdue(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), OverdueCause.PROCESSING);
    }

    private static OverdueCause causeOf(Story story) {
        return causesOf(story).getLast();
    }

    private static List<OverdueCause> causesOf(Story story) {
        return story.noticesDue(LONG_AFTER).stream()
                .map(Saying::event)
                .filter(event -> event instanceof DossierOverdue overdue && overdue.scope() == Scope.DOSSIER)
                .map(event -> ((DossierOverdue) event).cause())
                .toList();
    }

    private static Story noticed(Story story) {
        return noticed(story, "2026-03-10T00:00");
    }

    private static Story noticed(Story story, String now) {
        return story.said(story.noticesDue(now));
    }

    private static List<OverdueCause> withdrawalsOf(Story story) {
        return story.withdrawn().stream()
                .map(said -> ((OverdueWithdrawn) said.event()).cause())
                .toList();
    }
}

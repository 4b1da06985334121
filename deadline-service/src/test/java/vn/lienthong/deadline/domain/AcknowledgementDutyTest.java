package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Outcome;

/** In the groups of NĐ 63/2024 the next agency acknowledges within two working hours. Desks open from 8:00 to 12:00 and from 13:30 to 17:30. */
class AcknowledgementDutyTest {
    private static final String POLICE = "01";
    private static final DossierTransferred TO_POLICE = new DossierTransferred(Story.WARD, POLICE, null, null, null);
    private static final TransferAcknowledged TAKEN = new TransferAcknowledged(POLICE, null, null);

    @Test
    void it_is_missed_when_two_working_hours_have_passed_since_the_hand_over() {
        var story = birthGroup().happened("2026-09-14T09:00", TO_POLICE);

        assertThat(story.missedDutiesDue("2026-09-14T11:00:00")).isEmpty();
        assertThat(story.missedDutiesDue("2026-09-14T11:00:00.001"))
                .containsExactly(new Saying(
                        new DutyMissed(
                                Duty.ACKNOWLEDGEMENT,
                                POLICE,
                                null,
                                at("2026-09-14T11:00:00"),
                                "NĐ 63/2024/NĐ-CP, art 7(4), as amended by NĐ 301/2026/NĐ-CP"),
                        at("2026-09-14T11:00:00"),
                        story.last().id()));
    }

    @Test
    void hours_without_a_desk_do_not_count() {
        var friday = birthGroup().happened("2026-09-18T16:30", TO_POLICE);

        assertThat(friday.missedDutiesDue("2026-09-21T09:00:00")).isEmpty();
        assertThat(friday.missedDutiesDue("2026-09-21T09:00:00.001")).hasSize(1);
    }

    @Test
    void itIsCountedFromWhenTheHandOverWasToldWhereThatWasTooLate() {
        var late = birthGroup().recordedFrom("2026-09-14T14:00").happened("2026-09-14T09:00", TO_POLICE);

        assertThat(late.missedDutiesDue("2026-09-14T16:00:00")).isEmpty();
        assertThat(late.missedDutiesDue("2026-09-14T16:00:00.001"))
                .extracting(Saying::time)
                .containsExactly(at("2026-09-14T16:00:00"));
    }

    @Test
    void itIsCountedFromTheHandOverWhereThatWasToldWithinTenMinutes() {
        var soon = birthGroup().recordedFrom("2026-09-14T09:10").happened("2026-09-14T09:00", TO_POLICE);

        assertThat(soon.missedDutiesDue("2026-09-14T11:00:00.001")).hasSize(1);
    }

    @Test
    void soItIsInThePastWithWhichADossierWasLoaded() {
        var loaded = new Story()
                .recordedFrom("2026-09-16T08:00")
                .received("2026-09-14T08:00", "LT-KHAISINH-TT", day("2026-09-16"), Story.workingDays(2))
                .happened("2026-09-14T09:00", TO_POLICE);

        assertThat(loaded.missedDutiesDue("2026-09-16T08:00")).hasSize(1);
    }

    static DossierEvent[] whoeverActsOnItHasIt() {
        return new DossierEvent[] {
            TAKEN,
            new DossierSentBack(POLICE, Story.WARD, null),
            new DossierTransferred(POLICE, Story.DISTRICT, null, null, null),
            new LegCompleted(POLICE, "thuong-tru", null),
            new DossierResolved(POLICE, Outcome.APPROVED, null, null)
        };
    }

    @ParameterizedTest
    @MethodSource
    void whoeverActsOnItHasIt(DossierEvent act) {
        var inTime = birthGroup().happened("2026-09-14T09:00", TO_POLICE).happened("2026-09-14T11:00:00", act);
        assertThat(ofPolice(inTime)).isEmpty();

        var late = birthGroup().happened("2026-09-14T09:00", TO_POLICE).happened("2026-09-14T11:00:00.001", act);
        assertThat(ofPolice(late)).hasSize(1);
    }

    @Test
    void each_hand_over_is_acknowledged_by_itself() {
        var story = birthGroup()
                .happened("2026-09-14T09:00", TO_POLICE)
                .happened("2026-09-14T09:30", TAKEN)
                .happened("2026-09-14T09:40", new DossierSentBack(POLICE, Story.WARD, null))
                .happened("2026-09-15T09:00", TO_POLICE);

        assertThat(story.missedDutiesDue("2026-09-15T11:00:01"))
                .singleElement()
                .extracting(Saying::causationId)
                .isEqualTo(story.last().id());
    }

    @Test
    void an_acknowledgement_stamped_just_before_the_hand_over_counts_as_clocks_differ() {
        var justBefore = birthGroup().happened("2026-09-14T08:59:58", TAKEN).happened("2026-09-14T09:00", TO_POLICE);
        var sameMinute = birthGroup().happened("2026-09-14T09:00", TAKEN).happened("2026-09-14T09:00", TO_POLICE);
        var longBefore = birthGroup().happened("2026-09-14T08:54:59", TAKEN).happened("2026-09-14T09:00", TO_POLICE);

        assertThat(ofPolice(justBefore)).isEmpty();
        assertThat(ofPolice(sameMinute)).isEmpty();
        assertThat(ofPolice(longBefore)).hasSize(1);
    }

    @Test
    void what_is_handed_over_once_more_before_it_is_acknowledged_is_owed_once() {
        var story = birthGroup().happened("2026-09-14T09:00", TO_POLICE).happened("2026-09-14T10:00", TO_POLICE);

        assertThat(story.missedDutiesDue("2026-09-14T16:00")).hasSize(1);
    }

    @Test
    void of_two_legs_handed_to_one_agency_each_is_acknowledged() {
        var story = birthGroup()
                .happened("2026-09-14T09:00", new DossierTransferred(Story.WARD, POLICE, null, null, "cu-tru"))
                .happened("2026-09-14T09:01", new DossierTransferred(Story.WARD, POLICE, null, null, "can-cuoc"));
        var second = story.last();
        story.happened("2026-09-14T09:30", new TransferAcknowledged(POLICE, null, "cu-tru"));

        assertThat(story.missedDutiesDue("2026-09-14T16:00"))
                .singleElement()
                .extracting(Saying::causationId)
                .isEqualTo(second.id());
    }

    @Test
    void the_applicants_time_gives_the_agency_no_longer() {
        var story = birthGroup()
                .happened("2026-09-14T09:00", TO_POLICE)
                .happened("2026-09-14T09:10", new SupplementRequested(null, null, null));

        assertThat(story.missedDutiesDue("2026-09-14T11:00:01")).hasSize(1);
    }

    @Test
    void what_was_withdrawn_before_need_not_be_acknowledged() {
        var story = birthGroup()
                .happened("2026-09-14T09:00", TO_POLICE)
                .happened("2026-09-14T10:00", new DossierWithdrawn());

        assertThat(story.missedDutiesDue("2026-09-15T00:00:00")).isEmpty();
    }

    @Test
    void who_never_had_the_dossier_puts_nobody_under_a_duty() {
        var story =
                birthGroup().happened("2026-09-14T09:00", new DossierTransferred("00526", POLICE, null, null, null));

        assertThat(story.missedDutiesDue("2026-09-15T00:00:00")).isEmpty();
    }

    @Test
    void a_report_without_an_answer_may_be_the_acknowledgement_in_time() {
        var story = birthGroup()
                .happened("2026-09-14T09:00", TO_POLICE)
                .happened("2026-09-14T09:30", new FactReported("vn.lienthong.dossier.acknowledged.v1", null));

        assertThat(story.missedDutiesDue("2026-09-14T11:00:01")).isEmpty();
    }

    @Test
    void it_is_taken_back_when_the_acknowledgement_was_in_time_but_told_late() {
        var story = birthGroup().happened("2026-09-14T09:00", TO_POLICE);
        story.said(story.missedDutiesDue("2026-09-14T11:00:01"));
        var missed = story.last();

        story.happened("2026-09-14T10:00", TAKEN);

        assertThat(story.consequences())
                .extracting(Saying::event)
                .contains(new FactAnnulled(missed.id(), null))
                .noneMatch(DutyMissed.class::isInstance);
    }

    @Test
    void other_procedures_and_what_was_received_before_the_amendment_owe_none() {
        var land = new Story().received("2026-09-14T08:00", 10).happened("2026-09-14T09:00", TO_POLICE);
        var before = received("2026-08-31T08:00").happened("2026-08-31T09:00", TO_POLICE);

        assertThat(ofPolice(land)).isEmpty();
        assertThat(before.missedDutiesDue("2026-09-03T16:00")).isEmpty();
    }

    private static Story birthGroup() {
        return received("2026-09-14T08:00");
    }

    private static Story received(String time) {
        return new Story().received(time, "LT-KHAISINH-TT", day("2026-09-30"), Story.workingDays(3));
    }

    private static List<Obligation> ofPolice(Story story) {
        return story.sheet().missedDuties(at("2026-09-20T00:00")).stream()
                .filter(obligation -> obligation.unit().equals(POLICE))
                .toList();
    }
}

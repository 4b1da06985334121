package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.OverdueCause;

class DutiesTest {
    private static final SupplementRequested REQUEST = new SupplementRequested(null, "cb-01", null);
    private static final DossierTransferred HANDOVER =
            new DossierTransferred(Story.WARD, Story.DISTRICT, null, null, null);
    private static final ExtensionGranted EXTENSION =
            new ExtensionGranted(day("2026-03-24"), "01/PXL", OverdueCause.PROCESSING);

    @Test
    void a_notice_of_supplement_after_the_third_working_day_is_a_missed_duty_of_who_gave_it() {
        var story = new Story().received("2026-03-02T09:00", 10).happened("2026-03-06T00:00", REQUEST);

        assertThat(duties(story))
                .containsExactly(new Saying(
                        new DutyMissed(
                                Duty.SUPPLEMENT_NOTICE,
                                Story.WARD,
                                "cb-01",
                                at("2026-03-05T23:59:59"),
                                "NĐ 118/2025/NĐ-CP, art 19"),
                        at("2026-03-05T23:59:59"),
                        story.last().id()));
        assertThat(story.sheet().missedDuties(at("2026-03-06T00:00")))
                .extracting(Obligation::due)
                .containsExactly(day("2026-03-05"));
    }

    @Test
    void to_the_last_second_of_the_third_working_day_it_is_in_time() {
        assertThat(duties(new Story().received("2026-03-02T09:00", 10).happened("2026-03-05T23:59:59", REQUEST)))
                .isEmpty();
        assertThat(duties(new Story().received("2026-08-28T09:00", 10).happened("2026-09-07T16:00", REQUEST)))
                .as("National Day lies between")
                .isEmpty();
    }

    @Test
    void where_another_law_is_the_ground_its_date_is_not_this_one() {
        var special = new SupplementRequested(null, "cb-01", "Luật Đất đai");

        assertThat(duties(new Story().received("2026-03-02T09:00", 10).happened("2026-03-09T09:00", special)))
                .isEmpty();
    }

    @Test
    void only_the_first_notice_is_bound_to_the_reception() {
        var story = new Story()
                .received("2026-03-02T09:00", 10)
                .happened("2026-03-03T09:00", REQUEST)
                .happened("2026-03-04T09:00", new SupplementProvided(List.of(), null))
                .happened("2026-03-20T09:00", REQUEST);

        assertThat(duties(story)).isEmpty();
    }

    @Test
    void before_the_decree_nothing_was_owed() {
        assertThat(duties(new Story().received("2017-03-06T09:00", 10).happened("2017-03-20T09:00", REQUEST)))
                .isEmpty();
        assertThat(duties(new Story().received("2018-06-20T09:00", 10).happened("2018-07-02T09:00", REQUEST)))
                .isEmpty();
        assertThat(duties(new Story().received("2018-06-21T09:00", 10).happened("2018-07-02T09:00", REQUEST)))
                .hasSize(1);
    }

    @Test
    void what_was_said_to_be_missed_is_taken_back_when_the_notice_turns_out_earlier() {
        var story = new Story().received("2026-03-02T09:00", 10).happened("2026-03-09T09:00", REQUEST);
        var request = story.last();
        story.said(story.consequences());
        var missed = story.history().facts().stream()
                .filter(fact -> fact.event() instanceof DutyMissed)
                .findFirst()
                .orElseThrow();
        assertThat(story.consequences()).isEmpty();

        story.happened("2026-03-10T09:00", new FactCorrected(request.id(), at("2026-03-04T09:00"), null, "pct-01"));

        assertThat(story.consequences())
                .extracting(Saying::event)
                .contains(new FactAnnulled(missed.id(), null))
                .noneMatch(DutyMissed.class::isInstance);
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    @Test
    void a_hand_over_is_missed_when_the_day_of_reception_has_passed_without_it() {
        var story = new Story().receivedForDistrict("2026-03-02T15:00:00", Channel.DIRECT);

        assertThat(story.missedDutiesDue("2026-03-02T23:59:59")).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-03T00:00:00"))
                .containsExactly(new Saying(
                        new DutyMissed(
                                Duty.TRANSFER,
                                Story.WARD,
                                null,
                                at("2026-03-02T23:59:59"),
                                "NĐ 118/2025/NĐ-CP, art 18(2)"),
                        at("2026-03-02T23:59:59"),
                        story.last().id()));
    }

    @Test
    void said_by_time_it_is_not_said_again_when_the_hand_over_comes() {
        var story = new Story().receivedForDistrict("2026-03-02T09:00", Channel.DIRECT);
        story.said(story.missedDutiesDue("2026-03-03T00:00:00"));
        assertThat(story.missedDutiesDue("2026-03-04T00:00:00")).isEmpty();

        story.happened("2026-03-04T09:00", HANDOVER);

        assertThat(duties(story)).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-05T00:00:00")).isEmpty();
    }

    @Test
    void it_is_taken_back_when_the_hand_over_was_in_time_but_told_late() {
        var story = new Story().receivedForDistrict("2026-03-02T09:00", Channel.DIRECT);
        story.said(story.missedDutiesDue("2026-03-03T00:00:00"));
        var missed = story.last();

        story.happened("2026-03-02T16:30", HANDOVER);

        assertThat(story.consequences())
                .extracting(Saying::event)
                .containsOnlyOnce(new FactAnnulled(missed.id(), null));
    }

    @Test
    void a_hand_over_on_a_later_day_shows_by_itself_that_it_was_missed() {
        var story = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-03T08:00", HANDOVER);

        assertThat(duties(story)).extracting(Saying::time).containsExactly(at("2026-03-02T23:59:59"));
    }

    @Test
    void what_comes_after_15_is_handed_over_in_the_first_desk_hour_of_the_next_working_day() {
        var friday = "2026-03-06T15:00:01";
        var opening =
                Story.LAW.calendar(Story.WARD, LocalDate.parse("2026-03-06")).opening(LocalDate.parse("2026-03-09"));
        var due = opening.plus(Duration.ofHours(1));

        assertThat(duties(
                        new Story().receivedForDistrict(friday, Channel.DIRECT).happened(due, HANDOVER)))
                .isEmpty();
        assertThat(duties(
                        new Story().receivedForDistrict(friday, Channel.DIRECT).happened(due.plusMillis(1), HANDOVER)))
                .extracting(Saying::time)
                .containsExactly(due);
    }

    @Test
    void who_resolves_himself_or_was_asked_online_owes_no_hand_over() {
        assertThat(new Story().received("2026-03-02T09:00", 10).missedDutiesDue("2026-03-05T00:00"))
                .isEmpty();
        assertThat(new Story()
                        .receivedForDistrict("2026-03-02T09:00", Channel.ONLINE)
                        .missedDutiesDue("2026-03-05T00:00"))
                .isEmpty();
    }

    @Test
    void what_was_withdrawn_the_same_day_need_not_be_handed_over() {
        var story = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-02T10:00", new DossierWithdrawn());

        assertThat(duties(story)).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-05T00:00")).isEmpty();
    }

    @Test
    void an_apology_is_missed_when_the_due_date_passes_without_one() {
        var story = new Story().received("2026-03-02T09:00", 10);

        assertThat(story.missedDutiesDue("2026-03-16T23:59:59")).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-17T00:00:00"))
                .extracting(Saying::event)
                .containsExactly(new DutyMissed(
                        Duty.APOLOGY, Story.WARD, null, at("2026-03-15T23:59:59"), "NĐ 118/2025/NĐ-CP, art 19"));
    }

    @Test
    void an_apology_on_the_day_before_is_in_time_and_on_the_day_itself_too_late() {
        assertThat(duties(new Story().received("2026-03-02T09:00", 10).happened("2026-03-15T23:59:59", EXTENSION)))
                .isEmpty();
        assertThat(duties(new Story().received("2026-03-02T09:00", 10).happened("2026-03-16T08:00", EXTENSION)))
                .extracting(Saying::time)
                .containsExactly(at("2026-03-15T23:59:59"));
    }

    @Test
    void resolved_late_without_an_apology_is_a_missed_one_and_in_time_none() {
        var late = new Story().received("2026-03-02T09:00", 10).resolved("2026-03-17T08:00");
        assertThat(late.missedDutiesDue("2026-03-17T08:00")).hasSize(1);
        late.said(late.missedDutiesDue("2026-03-17T08:00"));
        assertThat(duties(late)).isEmpty();
        assertThat(late.consequences()).extracting(Saying::event).noneMatch(FactAnnulled.class::isInstance);

        var inTime = new Story().received("2026-03-02T09:00", 10).resolved("2026-03-16T17:00");
        assertThat(inTime.missedDutiesDue("2026-03-18T08:00")).isEmpty();
    }

    @Test
    void what_turns_out_to_be_owed_only_later_is_taken_back_and_said_when_that_has_passed() {
        var story = new Story().receivedForDistrict("2026-03-02T09:00", Channel.DIRECT);
        var reception = story.last();
        story.said(story.missedDutiesDue("2026-03-03T00:00"));
        var missed = story.last();
        story.happened("2026-03-03T08:30", new FactCorrected(reception.id(), at("2026-03-03T08:00"), null, "pct-01"));

        var now = "2026-03-03T09:00";
        assertThat(story.consequences(now)).extracting(Saying::event).contains(new FactAnnulled(missed.id(), null));
        story.said(story.consequences(now));
        assertThat(story.consequences(now)).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-03T23:59:59")).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-04T00:00"))
                .extracting(Saying::time)
                .containsExactly(at("2026-03-03T23:59:59"));
    }

    @Test
    void an_annulled_apology_on_the_day_itself_is_missed_only_when_the_day_has_passed() {
        var story = new Story().received("2026-03-02T09:00", 10).happened("2026-03-16T08:00", EXTENSION);
        var extension = story.last();
        story.said(story.consequences("2026-03-16T09:00"));
        story.happened("2026-03-16T10:00", new FactAnnulled(extension.id(), "pct-01"));

        story.said(story.consequences("2026-03-16T11:00"));

        assertThat(story.history().facts()).noneMatch(fact -> fact.event() instanceof DutyMissed);
        assertThat(story.missedDutiesDue("2026-03-17T00:00")).hasSize(1);
    }

    @Test
    void a_report_without_an_answer_may_be_the_hand_over_in_time() {
        var story = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-02T10:00", new FactReported("vn.lienthong.dossier.transferred.v1", null));
        var reported = story.last();
        story.happened("2026-03-10T09:00", HANDOVER);

        assertThat(duties(story)).isEmpty();
        assertThat(story.answered("2026-03-02T10:00", HANDOVER, reported).consequences())
                .extracting(Saying::event)
                .noneMatch(DutyMissed.class::isInstance);
    }

    @Test
    void an_acknowledgement_shows_the_hand_over_that_nobody_reported() {
        var story = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-02T11:00", new TransferAcknowledged(Story.DISTRICT, null, null));

        assertThat(story.missedDutiesDue("2026-03-05T00:00")).isEmpty();
    }

    @Test
    void while_something_is_awaited_neither_is_owed() {
        var story = new Story()
                .receivedForDistrict("2026-03-02T09:00", Channel.DIRECT)
                .happened("2026-03-02T10:00", REQUEST);
        assertThat(story.missedDutiesDue("2026-04-02T00:00")).isEmpty();

        story.happened("2026-04-01T09:00", new SupplementProvided(List.of(), null))
                .happened("2026-04-01T10:00", HANDOVER);

        assertThat(story.missedDutiesDue("2026-04-02T00:00")).isEmpty();
    }

    @Test
    void a_missed_apology_stays_missed_when_one_for_a_later_date_follows() {
        var story = new Story().received("2026-03-02T09:00", 10);
        story.said(story.consequences()).said(story.missedDutiesDue("2026-03-17T00:00"));
        var missed = story.last();

        story.happened("2026-03-18T08:00", EXTENSION);

        assertThat(story.consequences()).extracting(Saying::event).doesNotContain(new FactAnnulled(missed.id(), null));
    }

    @Test
    void what_is_due_the_same_day_leaves_no_day_before_for_an_apology() {
        var sameDay = new Story()
                .received("2026-03-02T09:00", "LOCAL-DCXD", day("2026-03-02"), new Limit(null, LimitUnit.SAME_DAY))
                .resolved("2026-03-03T09:00");

        assertThat(duties(sameDay)).isEmpty();
    }

    private static List<Saying> duties(Story story) {
        return story.consequences().stream()
                .filter(saying -> saying.event() instanceof DutyMissed)
                .toList();
    }
}

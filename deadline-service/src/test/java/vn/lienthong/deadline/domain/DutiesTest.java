package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Duty;

class DutiesTest {
    private static final SupplementRequested REQUEST = new SupplementRequested(null, "cb-01", null);

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
        assertThat(story.sheet().missedDuties()).extracting(MissedDuty::due).containsExactly(day("2026-03-05"));
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

    private static List<Saying> duties(Story story) {
        return story.consequences().stream()
                .filter(saying -> saying.event() instanceof DutyMissed)
                .toList();
    }
}

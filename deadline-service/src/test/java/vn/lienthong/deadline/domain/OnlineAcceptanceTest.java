package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Duty;

/** What is filed online is looked at within eight working hours. Desks open from 8:00 to 12:00 and 13:30 to 17:30. */
class OnlineAcceptanceTest {
    private static final DossierSubmitted FILED = new DossierSubmitted(Story.WARD, "LOCAL-DCXD", null);

    @Test
    void it_is_missed_by_the_unit_of_the_filing_when_a_working_day_has_passed_without_an_answer() {
        var story = new Story().happened("2026-03-02T09:00", FILED);

        assertThat(story.missedDutiesDue("2026-03-03T09:00:00")).isEmpty();
        assertThat(story.missedDutiesDue("2026-03-03T09:00:00.001"))
                .containsExactly(new Saying(
                        new DutyMissed(
                                Duty.ONLINE_ACCEPTANCE,
                                Story.WARD,
                                null,
                                at("2026-03-03T09:00:00"),
                                "mặc định của hệ thống, luật không định"),
                        at("2026-03-03T09:00:00"),
                        story.last().id()));
        assertThat(story.sheet().unit()).contains(Story.WARD);
    }

    static Stream<DossierEvent> whoeverRefusesOrAsksForMoreHasLookedAtIt() {
        return Stream.of(new ReceptionRefused(Story.WARD, null), new SupplementRequested(null, null, null));
    }

    @ParameterizedTest
    @MethodSource
    void whoeverRefusesOrAsksForMoreHasLookedAtIt(DossierEvent answer) {
        var inTime = new Story().happened("2026-03-02T09:00", FILED).happened("2026-03-03T09:00", answer);
        var late = new Story().happened("2026-03-02T09:00", FILED).happened("2026-03-03T09:01", answer);

        assertThat(missed(inTime)).isEmpty();
        assertThat(missed(late)).containsExactly(Duty.ONLINE_ACCEPTANCE);
    }

    @Test
    void a_late_reception_shows_by_itself_that_it_was_missed_and_one_in_time_owes_nothing() {
        var late = new Story().happened("2026-03-02T09:00", FILED).received("2026-03-03T09:01", 10);
        var inTime = new Story().happened("2026-03-02T09:00", FILED).received("2026-03-03T09:00", 10);

        assertThat(late.consequences())
                .extracting(Saying::event)
                .filteredOn(DutyMissed.class::isInstance)
                .hasSize(1);
        assertThat(missed(inTime)).isEmpty();
        assertThat(inTime.missedDutiesDue("2026-03-04T08:00")).isEmpty();
    }

    @Test
    void it_is_taken_back_when_the_reception_was_in_time_but_told_late() {
        var story = new Story().happened("2026-03-02T09:00", FILED);
        story.said(story.missedDutiesDue("2026-03-04T08:00"));
        var missed = story.last();

        story.received("2026-03-02T16:00", 10);

        assertThat(story.consequences())
                .extracting(Saying::event)
                .contains(new FactAnnulled(missed.id(), null))
                .noneMatch(DutyMissed.class::isInstance);
    }

    @Test
    void what_was_withdrawn_before_need_not_be_looked_at() {
        var story =
                new Story().happened("2026-03-02T09:00", FILED).happened("2026-03-02T10:00", new DossierWithdrawn());

        assertThat(story.missedDutiesDue("2026-03-05T08:00")).isEmpty();
    }

    @Test
    void what_came_to_the_desk_is_received_at_once() {
        assertThat(new Story().received("2026-03-02T09:00", 10).missedDutiesDue("2026-03-05T08:00"))
                .isEmpty();
    }

    private static Stream<Duty> missed(Story story) {
        return story.sheet().missedDuties(at("2026-03-05T08:00")).stream().map(Obligation::duty);
    }
}

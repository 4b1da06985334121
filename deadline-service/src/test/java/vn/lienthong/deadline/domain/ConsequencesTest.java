package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Scope;

class ConsequencesTest {
    @Test
    void a_reception_sets_exactly_the_due_date_promised() {
        var story = new Story().received("2026-03-02T09:00", 5);

        var sayings = story.consequences();

        assertThat(sayings).hasSize(1);
        var set = (DueDateSet) sayings.getFirst().event();
        assertThat(set.scope()).isEqualTo(Scope.DOSSIER);
        assertThat(set.due()).isEqualTo(day("2026-03-09"));
        assertThat(sayings.getFirst().time()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(sayings.getFirst().causationId()).isEqualTo(story.last().id());
    }

    @Test
    void what_has_been_said_is_not_said_again() {
        var story = withSupplement();
        story.said(story.consequences());

        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void a_supplement_suspends_resumes_and_moves() {
        assertThat(withSupplement().consequences())
                .extracting(saying -> saying.event().getClass().getSimpleName())
                .containsExactly("ClockSuspended", "ClockResumed", "DueDateSet", "DueDateMoved");
    }

    @Test
    void a_corrected_reception_corrects_the_due_date_that_followed_from_it() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.said(story.consequences());
        var wrong = story.last();
        story.happened("2026-03-03T09:00", corrected(reception));

        var sayings = story.consequences();

        assertThat(sayings).hasSize(1);
        assertThat(sayings.getFirst().event())
                .isInstanceOfSatisfying(FactCorrected.class, correction -> assertThat(correction.fact())
                        .isEqualTo(wrong.id()));
        assertThat(story.said(sayings).consequences()).isEmpty();
    }

    @Test
    void an_annulled_reception_takes_its_due_date_back() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.said(story.consequences()).happened("2026-03-03T09:00", new FactAnnulled(reception.id(), "pct-01"));

        var sayings = story.consequences();

        assertThat(sayings).extracting(Saying::event).hasOnlyElementsOfType(FactAnnulled.class);
        assertThat(story.said(sayings).consequences()).isEmpty();
    }

    @Test
    void the_clocks_of_legs_follow_the_plan_that_is_in_force() {
        var story = new Story().received("2026-03-02T09:00", 5).happened("2026-03-02T09:00", plan("old"));
        var plan = story.last();
        story.said(story.consequences());
        story.happened("2026-03-03T09:00", new FactAnnulled(plan.id(), "pct-01"));
        assertThat(story.consequences()).extracting(Saying::event).hasOnlyElementsOfType(FactAnnulled.class);

        story.said(story.consequences()).happened("2026-03-02T09:00", plan("new"));
        assertThat(story.consequences())
                .extracting(Saying::event)
                .singleElement()
                .isInstanceOfSatisfying(
                        DueDateSet.class, set -> assertThat(set.leg()).isEqualTo("new"));
        story.said(story.consequences());
        assertThat(story.sheet().legs()).extracting(Clock::leg).containsExactly("new");
        assertThat(story.consequences()).isEmpty();
    }

    private static RoutePlanned plan(String leg) {
        return new RoutePlanned(List.of(new Leg(leg, Story.WARD, "xã", Story.workingDays(3), List.of())), "1");
    }

    private static FactCorrected corrected(Fact reception) {
        var received = (DossierReceived) reception.event();
        return new FactCorrected(
                reception.id(), at("2026-03-02T10:00"), Json.mapper().valueToTree(received), "pct-01");
    }

    private static Story withSupplement() {
        return new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", new SupplementRequested(null, null, null))
                .happened("2026-03-16T10:00", new SupplementProvided(null, null));
    }
}

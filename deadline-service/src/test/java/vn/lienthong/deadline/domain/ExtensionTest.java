package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.LAW;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

class ExtensionTest {
    private final Story story = new Story().received("2026-03-02T09:00", 5);

    @Test
    void a_re_appointment_a_day_before_the_due_date_breaks_no_rule() {
        var saying = accepted(decide("2026-03-08T16:00", "2026-03-20"));

        assertThat(saying.event()).isEqualTo(new ExtensionGranted(day("2026-03-20"), "12/TB-UBND", null));
        assertThat(saying.flags()).isEmpty();
        assertThat(saying.time()).isEqualTo(at("2026-03-08T16:00"));
    }

    @Test
    void on_the_due_day_it_is_late() {
        assertThat(accepted(decide("2026-03-09T08:00", "2026-03-20")).flags()).containsExactly(Flag.LATE_EXTENSION);
    }

    @Test
    void a_second_one_is_recorded_and_flagged() {
        story.happened("2026-03-05T09:00", new ExtensionGranted(day("2026-03-20"), "1", null));

        var flags = accepted(decide("2026-03-12T08:00", "2026-03-30")).flags();

        assertThat(flags).containsExactly(Flag.SECOND_EXTENSION);
        assertThat(Extension.broken(flags)).contains(Rule.SECOND_EXTENSION);
    }

    @Test
    void one_that_appoints_no_later_day_is_recorded_and_flagged() {
        assertThat(accepted(decide("2026-03-05T08:00", "2026-03-09")).flags()).containsExactly(Flag.NOT_LATER);
        assertThat(accepted(decide("2026-03-05T08:00", "1900-01-01")).flags()).containsExactly(Flag.NOT_LATER);
        assertThat(accepted(decide("2026-03-05T08:00", "2026-03-10")).flags()).isEmpty();
        assertThat(Extension.broken(Set.of(Flag.NOT_LATER))).contains(Rule.NOT_LATER);
    }

    @Test
    void the_hour_of_a_new_date_counts_only_for_limits_in_hours() {
        var inHours = new Story()
                .received(
                        "2026-03-02T09:00",
                        "LOCAL-DCXD",
                        new DueDate(at("2026-03-03T09:00"), DuePrecision.INSTANT),
                        new Limit(BigDecimal.valueOf(8), LimitUnit.WORKING_HOUR));

        var instant = accepted(decide(inHours, "2026-03-02T16:00", "2026-03-04T10:00:00+07:00"));
        var wholeDay = accepted(decide("2026-03-04T16:00", "2026-03-20T10:00:00+07:00"));

        assertThat(((ExtensionGranted) instant.event()).newDue())
                .isEqualTo(new DueDate(at("2026-03-04T10:00"), DuePrecision.INSTANT));
        assertThat(((ExtensionGranted) wholeDay.event()).newDue()).isEqualTo(day("2026-03-20"));
    }

    @Test
    void what_cannot_have_happened_is_refused() {
        assertThat(decide(new Story(), "2026-03-04T09:00", "2026-03-20"))
                .isEqualTo(new Decision.Rejected(Rule.UNKNOWN_DOSSIER));
        assertThat(decide("2026-03-02T08:54", "2026-03-20")).isEqualTo(new Decision.Rejected(Rule.BEFORE_RECEPTION));
        assertThat(decide("2026-04-01T00:06", "2026-04-20")).isEqualTo(new Decision.Rejected(Rule.IN_THE_FUTURE));
        story.resolved("2026-03-05T09:00");
        assertThat(decide("2026-03-05T09:01", "2026-03-20")).isEqualTo(new Decision.Rejected(Rule.AFTER_CLOSE));
    }

    @Test
    void a_time_just_before_the_reception_is_a_difference_of_clocks() {
        var saying = accepted(decide("2026-03-02T08:55", "2026-03-20"));

        assertThat(saying.time()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(saying.flags()).containsExactly(Flag.CLOCK_SKEW);
    }

    @Test
    void a_reported_re_appointment_that_is_wrong_can_be_corrected_or_annulled() {
        var reported = reportedAndGranted();

        var moved = correct(
                new Report.OfCorrection(reported.id(), Optional.empty(), Optional.of(posted("2026-03-25")), "pct-01"));
        var annulled = correct(new Report.OfCorrection(reported.id(), Optional.empty(), Optional.empty(), "pct-01"));

        var granted = story.facts().get(2);
        assertThat(moved.event())
                .isEqualTo(FactCorrected.reading(
                        granted.id(),
                        granted.time(),
                        new ExtensionGranted(day("2026-03-25"), "12/TB-UBND", null),
                        "pct-01"));
        assertThat(annulled.event()).isEqualTo(new FactAnnulled(granted.id(), "pct-01"));
        assertThat(annulled.causationId()).isEqualTo(story.last().id());
    }

    @Test
    void after_its_annulment_the_due_date_moves_back_and_nothing_more_is_to_be_said() {
        var reported = reportedAndGranted();
        story.said(story.consequences());
        var annulment = correct(new Report.OfCorrection(reported.id(), Optional.empty(), Optional.empty(), "pct-01"));
        story.said(List.of(annulment));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-09"));
        assertThat(story.consequences()).extracting(Saying::event).hasOnlyElementsOfType(FactAnnulled.class);
        story.said(story.consequences());
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void a_commanded_re_appointment_is_annulled_by_its_own_id_and_comes_back_when_that_is_annulled() {
        reportedAndGranted();
        var granted = story.last();
        story.said(List.of(correct(annulmentOf(granted.id()))));
        var annulled = story.last();
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-09"));

        var undone = correct(annulmentOf(annulled.id()));
        assertThat(undone.event()).isEqualTo(new FactAnnulled(annulled.id(), "pct-01"));
        story.said(List.of(undone));
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-20"));
    }

    @Test
    void what_followed_by_itself_is_not_corrected() {
        reportedAndGranted();
        story.said(story.consequences());
        assertThat(new ReportedFacts(LAW)
                        .decide(story.last(), annulmentOf(story.last().id()), story.facts(), at("2026-04-01T00:00")))
                .isEqualTo(new Decision.Rejected(Rule.UNKNOWN_FACT));
    }

    private static Report.OfCorrection annulmentOf(String fact) {
        return new Report.OfCorrection(fact, Optional.empty(), Optional.empty(), "pct-01");
    }

    @Test
    void a_correction_needs_a_fact_that_stands() {
        story.happened("2026-03-10T09:00", new FactReported("corrected", null));
        var unknown = new Report.OfCorrection("intake-3-99", Optional.empty(), Optional.empty(), "pct-01");

        assertThat(new ReportedFacts(LAW).decide(story.last(), unknown, story.facts(), at("2026-04-01T00:00")))
                .isEqualTo(new Decision.Rejected(Rule.UNKNOWN_FACT));
    }

    private Fact reportedAndGranted() {
        story.happened("2026-03-05T09:00", new FactReported("extended", null));
        var reported = story.last();
        story.said(List.of(accepted(new ReportedFacts(LAW)
                .decide(
                        reported,
                        new Report.OfExtension(posted("2026-03-20")),
                        story.facts(),
                        at("2026-03-05T09:00")))));
        return reported;
    }

    private Saying correct(Report.OfCorrection correction) {
        story.happened("2026-03-10T09:00", new FactReported("corrected", null));
        return accepted(new ReportedFacts(LAW).decide(story.last(), correction, story.facts(), at("2026-03-10T09:00")));
    }

    private Decision decide(String time, String newDue) {
        return decide(story, time, newDue);
    }

    private static Decision decide(Story story, String time, String newDue) {
        return Extension.of(posted(newDue), at(time))
                .orElseThrow()
                .decide(story.sheet(), LAW, at("2026-04-01T00:00"), null);
    }

    private static Extended posted(String newDue) {
        return new Extended(newDue, null, "12/TB-UBND", null);
    }

    private static Saying accepted(Decision decision) {
        return ((Decision.Accepted) decision).saying();
    }
}

package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.deadline.application.CatalogueTimeLaw;

/** In the groups of NĐ 63/2024 systems know of what was finished within ten minutes: here at nine o'clock. */
class SynchronisationDutyTest {
    private static final String BASIS = "NĐ 63/2024/NĐ-CP, art 7(4), as amended by NĐ 301/2026/NĐ-CP";
    private static final String POLICE = "01";
    private static final String NINE = "2026-09-15T09:00";
    private static final String TEN_PAST = "2026-09-15T09:10:00";
    private static final String TOO_LATE = "2026-09-15T09:10:00.001";
    private static final DossierResolved RESOLVED = new DossierResolved(WARD, Outcome.APPROVED, "ct-01", null);

    @Test
    void a_decision_recorded_more_than_ten_minutes_after_it_is_a_missed_duty_of_who_decided() {
        var story = birthGroup().recordedFrom(TOO_LATE).happened(NINE, RESOLVED);

        assertThat(missed(story))
                .containsExactly(new Saying(
                        new DutyMissed(Duty.SYNCHRONISATION, WARD, "ct-01", at(TEN_PAST), BASIS),
                        at(TEN_PAST),
                        story.last().id()));
        assertThat(story.sheet().missedDuties(at("2026-09-20T00:00")))
                .extracting(Obligation::duty)
                .containsExactly(Duty.SYNCHRONISATION);
    }

    @Test
    void recorded_within_ten_minutes_it_is_in_time() {
        assertThat(missed(birthGroup().recordedFrom(TEN_PAST).happened(NINE, RESOLVED)))
                .isEmpty();
    }

    @Test
    void so_is_what_a_clock_that_goes_ahead_dates_behind_its_recording() {
        assertThat(missed(birthGroup().recordedFrom("2026-09-15T08:57").happened(NINE, RESOLVED)))
                .isEmpty();
    }

    @Test
    void each_part_that_is_finished_owes_its_own() {
        var story = birthGroup()
                .recordedFrom("2026-09-14T12:00")
                .happened("2026-09-14T10:00", new LegCompleted(POLICE, "thuong-tru", "cb-07"));
        var leg = story.last();
        story.recordedFrom(TOO_LATE).happened(NINE, RESOLVED);

        assertThat(missed(story))
                .extracting(Saying::causationId)
                .containsExactly(leg.id(), story.last().id());
        assertThat(missed(story).getFirst().event())
                .isEqualTo(new DutyMissed(Duty.SYNCHRONISATION, POLICE, "cb-07", at("2026-09-14T10:10"), BASIS));
    }

    @Test
    void a_part_that_two_systems_tell_of_was_synchronised_by_the_first() {
        var story = birthGroup()
                .recordedFrom("2026-09-14T10:05")
                .happened("2026-09-14T10:00", new LegCompleted(POLICE, "thuong-tru", "cb-07"))
                .recordedFrom("2026-09-14T18:00")
                .happened("2026-09-14T10:00", new LegCompleted(POLICE, "thuong-tru", null));

        assertThat(missed(story)).isEmpty();
    }

    @Test
    void minutes_count_day_and_night() {
        var night = "2026-09-18T23:55";

        assertThat(missed(birthGroup().recordedFrom("2026-09-19T00:05").happened(night, RESOLVED)))
                .isEmpty();
        assertThat(missed(birthGroup().recordedFrom("2026-09-19T00:06").happened(night, RESOLVED)))
                .hasSize(1);
    }

    @Test
    void a_posted_decision_was_synchronised_when_it_was_reported_however_late_its_owner_answered() {
        var inTime = reported("2026-09-15T09:02");
        var late = reported("2026-09-15T10:00");

        inTime.recordedFrom("2026-09-15T11:00").answered(NINE, RESOLVED, inTime.last());
        late.recordedFrom("2026-09-15T11:00").answered(NINE, RESOLVED, late.last());

        assertThat(missed(inTime)).isEmpty();
        assertThat(missed(late)).hasSize(1);
    }

    @Test
    void that_report_is_known_also_when_the_decision_reads_earlier_since() {
        var story = reported("2026-09-15T09:02");
        story.recordedFrom("2026-09-15T11:00").answered(NINE, RESOLVED, story.last());
        var corrected = new FactCorrected(story.last().id(), at("2026-09-15T08:55"), null, "pct-01");

        assertThat(missed(story.happened("2026-09-15T11:00", corrected))).isEmpty();
    }

    @Test
    void the_passing_of_time_never_shows_it() {
        var story = birthGroup();

        assertThat(upcoming(story)).isEmpty();
        assertThat(upcoming(story.recordedFrom(TOO_LATE).happened(NINE, RESOLVED)))
                .isEmpty();
    }

    @Test
    void it_waits_for_what_may_show_that_the_dossier_was_closed_before() {
        var story =
                birthGroup().happened("2026-09-15T08:00", new FactReported("vn.lienthong.dossier.stopped.v1", null));
        var reported = story.last();
        story.recordedFrom(TOO_LATE).happened(NINE, RESOLVED);
        assertThat(missed(story)).isEmpty();

        story.answered("2026-09-15T08:00", new ProcessingStopped(WARD, null, null), reported);

        assertThat(missed(story)).isEmpty();
    }

    @Test
    void it_is_taken_back_when_the_decision_turns_out_to_have_been_made_later() {
        var story = birthGroup().recordedFrom(TOO_LATE).happened(NINE, RESOLVED);
        var resolved = story.last();
        assertTakenBack(story, new FactCorrected(resolved.id(), at("2026-09-15T09:05"), null, "pct-01"));
    }

    @Test
    void and_when_there_was_none() {
        var story = birthGroup().recordedFrom(TOO_LATE).happened(NINE, RESOLVED);
        assertTakenBack(story, new FactAnnulled(story.last().id(), "pct-01"));
    }

    @Test
    void a_decision_that_turns_out_earlier_was_synchronised_too_late() {
        var story = birthGroup().recordedFrom(TEN_PAST).happened(NINE, RESOLVED);
        var resolved = story.last();

        story.happened(NINE, new FactCorrected(resolved.id(), at("2026-09-15T08:30"), null, "pct-01"));

        assertThat(missed(story)).singleElement().satisfies(said -> {
            assertThat(said.causationId()).isEqualTo(resolved.id());
            assertThat(said.time()).isEqualTo(at("2026-09-15T08:40"));
        });
        assertThat(missed(story.said(story.consequences()))).isEmpty();
    }

    @Test
    void only_what_is_finished_is_to_be_synchronised() {
        var story = birthGroup()
                .recordedFrom("2026-09-16T09:00")
                .happened("2026-09-14T09:00", new SupplementRequested(null, null, null))
                .happened(NINE, new DossierWithdrawn())
                .happened("2026-09-15T10:00", RESOLVED);

        assertThat(missed(story))
                .as("what was decided after the close decided nothing")
                .isEmpty();
    }

    @Test
    void other_procedures_and_what_was_received_before_the_amendment_owe_none() {
        var land = new Story()
                .received("2026-09-14T08:00", 10)
                .recordedFrom(TOO_LATE)
                .happened(NINE, RESOLVED);
        var before = received("2026-08-31T08:00").recordedFrom(TOO_LATE).happened(NINE, RESOLVED);

        assertThat(missed(land)).isEmpty();
        assertThat(missed(before)).isEmpty();
    }

    private static void assertTakenBack(Story story, DossierEvent amendment) {
        story.said(story.consequences());
        var said = story.facts().stream()
                .filter(fact -> isSynchronisation(fact.event()))
                .map(Fact::id)
                .findFirst()
                .orElseThrow();

        story.happened("2026-09-15T12:00", amendment);

        assertThat(story.consequences()).extracting(Saying::event).containsExactly(new FactAnnulled(said, null));
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    private static Story reported(String recordedAt) {
        return birthGroup()
                .recordedFrom(recordedAt)
                .happened(NINE, new FactReported("vn.lienthong.dossier.resolved.v1", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void a_source_that_was_declared_offline_posts_afterwards_and_owes_none(int graceDays) {
        var catalogue = LiveCatalogue.shipped();
        catalogue.learn(List.of(new SourceRegistered(new SourceRegistration("urn:test", WARD, true, graceDays), null)));
        var story = received(new Story(new CatalogueTimeLaw(catalogue)), "2026-09-14T08:00");

        assertThat(missed(story.recordedFrom(TOO_LATE).happened(NINE, RESOLVED)))
                .isEmpty();
    }

    @Test
    void a_dossier_that_was_loaded_with_its_past_owes_none_for_it() {
        var story = new Story().recordedFrom("2026-09-20T08:00");

        assertThat(missed(received(story, "2026-09-14T08:00").happened(NINE, RESOLVED)))
                .isEmpty();
    }

    @Test
    void for_what_is_finished_after_it_was_loaded_it_does() {
        var story = received(new Story().recordedFrom("2026-09-20T08:00"), "2026-09-14T08:00")
                .recordedFrom("2026-09-21T10:00")
                .happened("2026-09-21T09:00", RESOLVED);

        assertThat(missed(story)).hasSize(1);
    }

    @Test
    void so_does_one_whose_reception_was_told_as_it_happened_and_dated_back_later() {
        var story = received(new Story().recordedFrom("2026-09-20T08:00"), "2026-09-20T08:00");
        var reception = story.last();
        story.happened(
                        "2026-09-20T08:00",
                        FactCorrected.reading(reception.id(), at("2026-09-14T08:00"), reception.event(), "pct-01"))
                .happened(NINE, RESOLVED);

        assertThat(missed(story)).hasSize(1);
    }

    private static Story birthGroup() {
        return received("2026-09-14T08:00");
    }

    private static Story received(String time) {
        return received(new Story(), time);
    }

    private static Story received(Story story, String time) {
        return story.received(time, "LT-KHAISINH-TT", day("2026-09-30"), Story.workingDays(3));
    }

    private static List<Saying> missed(Story story) {
        return story.consequences().stream()
                .filter(said -> isSynchronisation(said.event()))
                .toList();
    }

    private static List<Saying> upcoming(Story story) {
        return NoticeRules.upcoming(story.history(), story.sheet(), at("2026-09-14T09:00"))
                .map(Upcoming::notice)
                .filter(said -> isSynchronisation(said.event()))
                .toList();
    }

    private static boolean isSynchronisation(DossierEvent event) {
        return event instanceof DutyMissed missed && missed.duty() == Duty.SYNCHRONISATION;
    }
}

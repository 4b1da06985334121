package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.deadline.application.CatalogueTimeLaw;

/** In the groups of NĐ 63/2024 the applicant has seven working days for a supplement. */
class SupplementExpiryTest {
    private static final String BASIS = "NĐ 63/2024/NĐ-CP, as amended by NĐ 301/2026/NĐ-CP";
    private static final SupplementRequested REQUEST = new SupplementRequested(null, "cb-01", null);
    private static final SupplementProvided PROVIDED = new SupplementProvided(null, null);
    private static final ProcessingStopped STOP =
            new ProcessingStopped(Story.WARD, StopGround.SUPPLEMENT_EXPIRED, null);

    private static final String REQUESTED = "2026-09-15T10:00";
    private static final String LAST_SECOND = "2026-09-24T23:59:59";
    private static final String EXPIRED = "2026-09-25T00:00";
    private static final SupplementExpired EXPIRY = new SupplementExpired(at(LAST_SECOND), BASIS);

    @Test
    void it_expires_when_seven_working_days_have_passed_since_the_request() {
        var story = asked();

        assertThat(expiriesDue(story, LAST_SECOND)).isEmpty();
        assertThat(expiriesDue(story, EXPIRED))
                .containsExactly(
                        new Saying(EXPIRY, at(LAST_SECOND), story.last().id()));
    }

    @Test
    void however_late_it_is_noticed_it_expired_then() {
        assertThat(expiriesDue(asked(), "2026-10-20T08:00"))
                .extracting(Saying::time)
                .containsExactly(at(LAST_SECOND));
    }

    @Test
    void days_off_do_not_count() {
        var story = received("2026-11-19T08:00").happened("2026-11-20T09:00", REQUEST);

        assertThat(expiriesDue(story, "2026-12-02T23:59:59")).isEmpty();
        assertThat(expiriesDue(story, "2026-12-03T00:00")).hasSize(1);
    }

    @Test
    void what_comes_on_the_last_day_is_in_time() {
        var story = asked().happened("2026-09-24T23:59:59.999", PROVIDED);

        assertThat(expiriesDue(story, "2026-10-20T08:00")).isEmpty();
    }

    @Test
    void what_comes_the_day_after_is_too_late() {
        var story = asked().happened(EXPIRED, PROVIDED);

        assertThat(expiriesDue(story, EXPIRED)).extracting(Saying::event).containsExactly(EXPIRY);
        assertThat(expiries(story)).as("said by the passing of time alone").isEmpty();
    }

    @Test
    void other_procedures_and_what_was_received_before_the_amendment_wait_without_end() {
        var land = new Story().received("2026-09-14T08:00", 10).happened(REQUESTED, REQUEST);
        var before = received("2026-08-28T08:00").happened(REQUESTED, REQUEST);

        assertThat(expiriesDue(land, "2027-01-01T00:00")).isEmpty();
        assertThat(expiriesDue(before, "2027-01-01T00:00")).isEmpty();
    }

    @Test
    void the_death_group_is_bound_as_well_from_the_first_day() {
        var story = new Story()
                .received("2026-09-01T08:00", "LT-KHAITU-MT", day("2026-10-30"), Story.workingDays(18))
                .happened(REQUESTED, REQUEST);

        assertThat(expiriesDue(story, EXPIRED)).hasSize(1);
    }

    static DossierEvent[] whatClosesTheDossierEndsTheWait() {
        return new DossierEvent[] {
            new DossierWithdrawn(),
            new DossierResolved(Story.WARD, Outcome.REFUSED, null, null),
            new ProcessingStopped(Story.WARD, StopGround.OTHER_LAW, null)
        };
    }

    @ParameterizedTest
    @MethodSource
    void whatClosesTheDossierEndsTheWait(DossierEvent close) {
        assertThat(expiriesDue(asked().happened(LAST_SECOND, close), EXPIRED)).isEmpty();
        assertThat(expiriesDue(asked().happened(EXPIRED, close), EXPIRED)).hasSize(1);
    }

    @Test
    void each_request_has_its_own_limit() {
        var story = asked().happened("2026-09-16T09:00", PROVIDED).happened("2026-09-17T09:00", REQUEST);
        var second = story.last();

        assertThat(expiriesDue(story, "2026-09-28T23:59:59")).isEmpty();
        assertThat(expiriesDue(story, "2026-09-29T00:00"))
                .extracting(Saying::causationId)
                .containsExactly(second.id());
    }

    @Test
    void of_two_that_are_awaited_at_once_the_first_to_expire_ends_the_wait_for_both() {
        var story = asked();
        var first = story.last();
        story.happened("2026-09-17T09:00", REQUEST);

        assertThat(expiriesDue(story, "2026-10-20T08:00"))
                .extracting(Saying::causationId)
                .containsExactly(first.id());
        assertThat(story.sheet().expiries())
                .as("until then both are awaited")
                .allMatch(expiry -> expiry.isAwaitedAt(at("2026-09-24T23:59:58")));
    }

    @Test
    void a_report_without_an_answer_may_be_a_close_in_time() {
        var story = asked().happened("2026-09-24T09:00", new FactReported("resolved", null));

        assertThat(expiriesDue(story, "2026-10-20T08:00")).isEmpty();
    }

    @Test
    void it_is_said_once() {
        var story = expired();

        assertThat(expiriesDue(story, "2026-10-20T08:00")).isEmpty();
        assertThat(expiries(story)).isEmpty();
    }

    @Test
    void the_stop_that_follows_leaves_it_standing() {
        var story = stopped();

        assertThat(expiries(story)).isEmpty();
        assertThat(story.sheet().isOpen()).isFalse();
        assertThat(story.sheet().expiries()).allMatch(expiry -> expiry.isExpiredAt(at(EXPIRED)));
    }

    @Test
    void a_re_appointment_reported_of_after_the_stop_is_recorded_for_the_stop_may_be_taken_back() {
        var sheet = stopped().sheet();
        var later = Extension.of(new Extended("2026-12-31", null, "1/TXL", null), at("2026-09-25T08:00"))
                .orElseThrow();

        assertThat(later.decide(sheet, Story.LAW, at("2026-09-26T08:00"), "intake-3-9"))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(later.decide(sheet, Story.LAW, at("2026-09-26T08:00"), null))
                .isEqualTo(new Decision.Rejected(Rule.AFTER_CLOSE));
    }

    @Test
    void a_supplement_that_was_in_time_but_told_late_takes_it_back() {
        var story = stopped();
        var expiry = expiry(story);

        story.happened("2026-09-24T23:59:59.500", PROVIDED);

        assertThat(expiries(story)).extracting(Saying::event).containsExactly(new FactAnnulled(expiry.id(), null));
    }

    @Test
    void a_close_that_was_in_time_but_told_late_takes_it_back() {
        var story = stopped();
        var expiry = expiry(story);

        story.happened("2026-09-20T09:00", new DossierWithdrawn());

        assertThat(expiries(story)).extracting(Saying::event).containsExactly(new FactAnnulled(expiry.id(), null));
    }

    @Test
    void a_request_that_never_was_takes_it_back() {
        var story = stopped();
        var expiry = expiry(story);

        story.happened("2026-09-26T09:00", new FactAnnulled(expiry.causationId(), "ct-01"));

        assertThat(expiries(story)).extracting(Saying::event).contains(new FactAnnulled(expiry.id(), null));
    }

    @Test
    void it_is_said_again_when_what_took_it_back_turns_out_wrong() {
        var story = stopped();
        story.happened("2026-09-24T09:00", PROVIDED);
        var provided = story.last();
        story.said(expiries(story));
        assertThat(expiriesDue(story, "2026-10-20T08:00")).isEmpty();

        story.happened("2026-09-26T09:00", new FactAnnulled(provided.id(), "ct-01"));

        assertThat(expiriesDue(story, "2026-10-20T08:00"))
                .extracting(Saying::event)
                .containsExactly(EXPIRY);
    }

    @Test
    void a_request_that_was_earlier_lets_it_read_so() {
        var story = stopped();
        var expiry = expiry(story);

        story.happened(
                "2026-09-26T09:00", new FactCorrected(expiry.causationId(), at("2026-09-14T10:00"), null, "ct-01"));

        var wednesday = at("2026-09-23T23:59:59");
        var corrected = FactCorrected.reading(expiry.id(), wednesday, new SupplementExpired(wednesday, BASIS), null);
        assertThat(expiries(story)).contains(new Saying(corrected, wednesday, null));
    }

    @Test
    void a_request_that_was_later_takes_it_back_until_its_own_limit_has_passed() {
        var story = stopped();
        var expiry = expiry(story);

        story.happened(
                "2026-09-25T09:00", new FactCorrected(expiry.causationId(), at("2026-09-16T10:00"), null, "ct-01"));

        var annulment = new FactAnnulled(expiry.id(), null);
        var noon = "2026-09-25T12:00";
        assertThat(story.consequences(noon)).extracting(Saying::event).contains(annulment);
        assertThat(NoticeRules.upcoming(story.history(), story.sheet(), at(noon)))
                .as("to be said anew, however soon it is taken back")
                .extracting(Upcoming::kind)
                .contains(Upcoming.Kind.SUPPLEMENT_EXPIRED);
        story.said(story.consequences(noon));
        assertThat(expiriesDue(story, "2026-09-25T23:59:59")).isEmpty();
        assertThat(expiriesDue(story, "2026-09-26T00:00"))
                .extracting(Saying::time)
                .containsExactly(at("2026-09-25T23:59:59"));
    }

    @Test
    void an_announced_incident_lets_it_go_on_from_recovery() {
        var story = incident(asked(), "2026-09-21T08:00", "2026-09-23T08:00");

        assertThat(expiriesDue(story, "2026-09-28T23:59:59")).isEmpty();
        assertThat(expiriesDue(story, "2026-09-29T00:00"))
                .extracting(Saying::time)
                .containsExactly(at("2026-09-28T23:59:59"));
    }

    @Test
    void two_incidents_that_overlap_let_it_stand_still_once() {
        var story = asked();
        suspended(story, "2026-09-21T08:00", "A");
        suspended(story, "2026-09-22T08:00", "B");
        resumed(story, "2026-09-22T12:00", "A");
        resumed(story, "2026-09-23T08:00", "B");

        assertThat(expiriesDue(story, "2026-09-29T00:00"))
                .extracting(Saying::time)
                .containsExactly(at("2026-09-28T23:59:59"));
    }

    @Test
    void an_incident_that_is_announced_after_the_stop_takes_it_back() {
        var story = stopped();
        var expiry = expiry(story);

        incident(story, "2026-09-24T20:00", "2026-09-25T08:00");

        assertThat(story.consequences("2026-09-25T12:00"))
                .extracting(Saying::event)
                .contains(new FactAnnulled(expiry.id(), null));
        assertThat(expiries(story))
                .as("once it has passed anew, it reads so")
                .extracting(Saying::time)
                .containsExactly(at("2026-09-25T23:59:59"));
    }

    @Test
    void an_incident_after_it_has_expired_changes_nothing() {
        assertThat(expiries(incident(stopped(), EXPIRED, "2026-09-28T08:00"))).isEmpty();
    }

    @Test
    void what_comes_before_the_date_that_an_incident_moved_is_in_time() {
        var story = incident(asked(), "2026-09-21T08:00", "2026-09-23T08:00").happened("2026-09-28T10:00", PROVIDED);

        assertThat(expiriesDue(story, "2026-10-20T08:00")).isEmpty();
    }

    @Test
    void it_counts_by_the_calendar_to_which_its_dossier_is_moved() {
        var catalogue = LiveCatalogue.shipped();
        var dayOff = LocalDate.of(2026, 9, 22);
        catalogue.learn(List.of(NewCalendars.published("VN-2", LocalDate.of(2026, 9, 21), List.of(dayOff), List.of())));
        var story = new Story(new CatalogueTimeLaw(catalogue))
                .received("2026-09-14T08:00", "LT-KHAISINH-TT", day("2026-09-24"), Story.workingDays(8))
                .happened(REQUESTED, REQUEST);

        var moves = story.moves(new CalendarChange("VN-2", NewCalendars.DOCUMENT), at("2026-09-16T10:00"));
        assertThat(expiriesDue(story, EXPIRED)).hasSize(1);
        story.said(moves);

        assertThat(moves).hasSize(1);
        assertThat(expiriesDue(story, "2026-09-25T23:59:59")).isEmpty();
        assertThat(expiriesDue(story, "2026-09-26T00:00"))
                .extracting(Saying::time)
                .containsExactly(at("2026-09-25T23:59:59"));
    }

    private static Story incident(Story story, String from, String to) {
        return resumed(suspended(story, from, "A"), to, "A");
    }

    private static Story suspended(Story story, String from, String basis) {
        return story.happened(from, new ClockSuspended(SuspensionGround.INCIDENT, basis, "ct-01"));
    }

    private static Story resumed(Story story, String to, String basis) {
        return story.happened(to, new ClockResumed(SuspensionGround.INCIDENT, basis));
    }

    private static Story received(String time) {
        return new Story().received(time, "LT-KHAISINH-TT", day("2026-12-30"), Story.workingDays(3));
    }

    private static Story asked() {
        return received("2026-09-14T08:00").happened(REQUESTED, REQUEST);
    }

    private static Story expired() {
        var story = asked();
        return story.said(story.consequences(EXPIRED)).said(expiriesDue(story, EXPIRED));
    }

    private static Story stopped() {
        var story = expired();
        return story.answered(LAST_SECOND, STOP, story.last());
    }

    private static Fact expiry(Story story) {
        return story.history().facts().stream()
                .filter(fact -> fact.event() instanceof SupplementExpired)
                .findFirst()
                .orElseThrow();
    }

    private static List<Saying> expiriesDue(Story story, String now) {
        return story.noticesDue(now).stream()
                .filter(saying -> saying.event() instanceof SupplementExpired)
                .toList();
    }

    /** What deadline says of them because of what it has learned. */
    private static List<Saying> expiries(Story story) {
        return story.consequences().stream()
                .filter(saying -> isAboutExpiry(saying.event(), story))
                .toList();
    }

    private static boolean isAboutExpiry(DossierEvent event, Story story) {
        if (event instanceof FactAnnulled annulled) return isExpiry(annulled.fact(), story);
        if (event instanceof FactCorrected corrected) return isExpiry(corrected.fact(), story);
        return event instanceof SupplementExpired;
    }

    private static boolean isExpiry(String id, Story story) {
        return story.facts().stream()
                .anyMatch(fact -> fact.id().equals(id) && fact.event() instanceof SupplementExpired);
    }
}

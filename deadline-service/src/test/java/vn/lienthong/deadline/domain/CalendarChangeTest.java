package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;
import static vn.lienthong.deadline.domain.Story.workingDays;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.workingtime.DueDates;

/** Received on Monday, 2 March 2026. */
class CalendarChangeTest {
    private static final CalendarChange TWO_DAYS_OFF = NewCalendarLaw.CHANGE;
    private static final CalendarChange SATURDAY_WORKED = new CalendarChange("VN-3", NewCalendars.DOCUMENT);
    private static final TimeLaw LAW = NewCalendarLaw.LAW;
    private static final String NOW = "2026-03-04T10:00";

    @Test
    void a_date_that_was_counted_moves_to_where_it_would_stand_by_the_new_calendar() {
        var story = received(5);

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW)))
                .containsExactly(new Saying(moved("2026-03-09", "2026-03-10"), at(NOW), null));
    }

    @Test
    void carried_out_it_is_in_force_and_moves_nothing_a_second_time() {
        var story = carriedOut(received(5));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-10"));
        assertThat(story.sheet().dossier().inForce().cause())
                .isEqualTo(story.last().id());
        assertThat(story.moves(TWO_DAYS_OFF, at("2026-03-05T10:00"))).isEmpty();
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void the_calendar_that_comes_after_it_is_counted_by_from_the_start_too() {
        var story = carriedOut(received(5));

        assertThat(story.moves(SATURDAY_WORKED, at("2026-03-05T10:00")))
                .extracting(Saying::event)
                .containsExactly(new DueDateMoved(
                        Scope.DOSSIER,
                        null,
                        day("2026-03-10"),
                        day("2026-03-07"),
                        DueReason.CALENDAR_CHANGE,
                        NewCalendars.DOCUMENT,
                        "VN-3"));
        story.said(story.moves(SATURDAY_WORKED, at("2026-03-05T10:00")));
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-07"));
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void a_date_that_a_source_gave_out_is_an_appointment_and_stays() {
        var story = new Story(LAW).happened("2026-03-02T09:00", posted(day("2026-03-09")));

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW))).isEmpty();
    }

    @Test
    void so_does_a_date_given_with_an_apology() {
        var story = received(5).happened("2026-03-03T09:00", new ExtensionGranted(day("2026-03-13"), "12/TB", null));

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW))).isEmpty();
    }

    @Test
    void a_date_that_has_passed_stays_passed() {
        var story = received(5);

        assertThat(story.moves(TWO_DAYS_OFF, at("2026-03-09T23:59:59"))).hasSize(1);
        assertThat(story.moves(TWO_DAYS_OFF, at("2026-03-10T00:00:00"))).isEmpty();
    }

    @Test
    void no_date_moves_to_a_day_that_has_passed() {
        var story = received(5);

        assertThat(story.moves(SATURDAY_WORKED, at("2026-03-07T10:00"))).hasSize(1);
        assertThat(story.moves(SATURDAY_WORKED, at("2026-03-08T10:00"))).isEmpty();
    }

    @Test
    void a_calendar_that_does_not_hold_the_time_moves_nothing() {
        assertThat(received(45).moves(new CalendarChange("VN-4", NewCalendars.DOCUMENT), at(NOW)))
                .isEmpty();
    }

    @Test
    void of_a_closed_dossier_nothing_moves_even_if_it_is_closed_a_moment_ahead() {
        assertThat(received(5).resolved("2026-03-03T09:00").moves(TWO_DAYS_OFF, at(NOW)))
                .isEmpty();
        assertThat(received(5).resolved("2026-03-04T10:03").moves(TWO_DAYS_OFF, at(NOW)))
                .isEmpty();
    }

    @Test
    void nothing_is_known_to_move_before_the_reception() {
        var story = new Story(LAW).happened("2026-03-02T09:00", new PaymentRequested(null, null, null));

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW))).isEmpty();
    }

    @Test
    void while_the_clock_stands_still_its_date_has_not_passed_and_moves() {
        var story = paused();

        assertThat(story.moves(TWO_DAYS_OFF, at("2026-03-20T10:00")))
                .extracting(Saying::event)
                .containsExactly(moved("2026-03-09", "2026-03-10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T10:00", "2026-03-03T10:00", "2026-03-20T10:00"})
    void whenever_it_comes_a_wait_counts_as_if_the_new_calendar_had_been_there_from_the_start(String now) {
        var story = received(5);
        if (now.compareTo("2026-03-03T09:00") < 0) story.said(story.moves(TWO_DAYS_OFF, at(now)));
        story.happened("2026-03-03T09:00", new PaymentRequested(null, null, null));
        if (now.compareTo("2026-03-03T09:00") > 0) story.said(story.moves(TWO_DAYS_OFF, at(now)));
        story.happened("2026-03-24T09:00", new PaymentConfirmed(null, null, null));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-30"));
        assertThat(story.moves(TWO_DAYS_OFF, at("2026-03-25T10:00"))).isEmpty();
    }

    @Test
    void what_began_anew_with_a_supplement_is_counted_from_the_supplement() {
        var story = received(5)
                .happened("2026-03-03T09:00", new SupplementRequested(null, null, null))
                .happened("2026-03-04T09:00", new SupplementProvided(null, null));

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW)))
                .extracting(Saying::event)
                .containsExactly(moved("2026-03-11", "2026-03-13"));
    }

    @Test
    void the_clock_counts_on_by_the_new_calendar() {
        var story = carriedOut(received(5))
                .happened("2026-03-06T09:00", new SupplementRequested(null, null, null))
                .happened("2026-03-09T09:00", new SupplementProvided(null, null));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-17"));
        assertThat(story.consequences())
                .extracting(Saying::event)
                .filteredOn(DueDateMoved.class::isInstance)
                .extracting(event -> ((DueDateMoved) event).calendarVersion())
                .containsExactly("VN-2");
    }

    @Test
    void a_leg_that_runs_moves_for_itself_and_one_that_starts_later_counts_by_the_new_calendar() {
        var story = received(5)
                .happened(
                        "2026-03-02T09:00",
                        new RoutePlanned(
                                List.of(
                                        new Leg("ward", WARD, "xã", workingDays(3), List.of()),
                                        new Leg("other", "00577", "xã", workingDays(3), List.of("ward"))),
                                "1"));

        assertThat(story.moves(TWO_DAYS_OFF, at(NOW)))
                .extracting(Saying::event)
                .containsExactly(
                        moved("2026-03-09", "2026-03-10"), moved(Scope.LEG, "ward", "2026-03-05", "2026-03-06"));
        carriedOut(story);
        assertThat(story.sheet().legs().getFirst().inForce().due()).isEqualTo(day("2026-03-06"));
        assertThat(story.moves(TWO_DAYS_OFF, at(NOW))).isEmpty();

        story.happened("2026-03-11T09:00", new DossierTransferred(WARD, "00577", null, null, null));

        assertThat(story.sheet().legs().getLast().inForce().due()).isEqualTo(day("2026-03-17"));
    }

    @Test
    void notices_follow_the_new_date() {
        var story = carriedOut(received(5));

        assertThat(story.noticesDue("2026-03-09T08:00"))
                .extracting(Saying::event)
                .containsExactly(
                        new DueSoon(Scope.DOSSIER, null, day("2026-03-10").at()));
        assertThat(story.noticesDue("2026-03-11T00:00"))
                .extracting(Saying::event)
                .containsExactly(new DossierOverdue(
                        Scope.DOSSIER, null, day("2026-03-10").at(), OverdueCause.PROCESSING));
    }

    @Test
    void a_close_that_turns_out_to_have_come_before_takes_the_move_back() {
        var story = carriedOut(received(5));
        var move = story.last();
        story.resolved("2026-03-04T09:00");

        assertThat(story.consequences()).extracting(Saying::event).containsExactly(new FactAnnulled(move.id(), null));
        story.said(story.consequences());
        assertThat(story.consequences()).isEmpty();
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-09"));
    }

    @Test
    void so_does_the_annulment_of_the_reception() {
        var story = received(5);
        var reception = story.facts().getFirst();
        carriedOut(story);
        var move = story.last();
        story.happened("2026-03-05T09:00", new FactAnnulled(reception.id(), "pct-01"));

        assertThat(story.consequences()).extracting(Saying::event).contains(new FactAnnulled(move.id(), null));
    }

    @Test
    void a_wait_that_turns_out_to_have_come_before_keeps_its_effect_in_the_move() {
        var story = carriedOut(received(5));
        var move = story.last();
        story.happened("2026-03-03T09:00", new PaymentRequested(null, null, null))
                .happened("2026-03-04T09:00", new PaymentConfirmed(null, null, null));

        assertThat(story.consequences())
                .extracting(Saying::event)
                .filteredOn(FactCorrected.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(FactCorrected.class, correction -> {
                    assertThat(correction.fact()).isEqualTo(move.id());
                    assertThat(EventTypes.decode(
                                    EventTypes.nameOf(DueDateMoved.class),
                                    correction.data().toString()))
                            .isEqualTo(moved("2026-03-10", "2026-03-11"));
                });
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    @Test
    void a_service_that_has_not_learned_of_the_calendar_yet_takes_nothing_back() {
        var history = carriedOut(received(5)).history();
        var sheet = TimeSheet.of(history, Story.LAW);

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-10"));
        assertThat(Consequences.toSay(history, sheet, at(NOW), null)).isEmpty();
    }

    @Test
    void a_move_that_follows_from_other_facts_makes_no_step_of_its_own() {
        var story = received(5).happened("2026-03-03T09:00", new ExtensionGranted(day("2026-03-13"), "12/TB", null));
        story.said(story.consequences());

        assertThat(story.sheet().dossier().steps()).hasSize(2);
    }

    @Test
    void a_new_limit_that_was_decided_is_a_due_date_too() {
        var decided = new DueDateMoved(
                Scope.DOSSIER, null, day("2026-03-09"), day("2026-03-06"), DueReason.LIMIT_CHANGE, "NĐ 1/2026", "VN-1");
        var story = received(5);
        story.said(story.consequences()).happened(NOW, decided);

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-06"));
        assertThat(story.consequences()).isEmpty();
    }

    private static Story received(int workingDays) {
        var story = new Story(LAW).received("2026-03-02T09:00", workingDays);
        return story.said(story.consequences());
    }

    private static Story paused() {
        return received(5).happened("2026-03-03T09:00", new PaymentRequested(null, null, null));
    }

    private static Story carriedOut(Story story) {
        story.said(story.consequences());
        return story.said(story.moves(TWO_DAYS_OFF, at(NOW)));
    }

    private static DueDateMoved moved(String from, String to) {
        return moved(Scope.DOSSIER, null, from, to);
    }

    private static DueDateMoved moved(Scope scope, String leg, String from, String to) {
        return new DueDateMoved(
                scope, leg, day(from), day(to), DueReason.CALENDAR_CHANGE, NewCalendars.DOCUMENT, "VN-2");
    }

    private static DossierReceived posted(DueDate due) {
        var limit = workingDays(5);
        var computed = DueDates.compute(at("2026-03-02T09:00"), limit, LAW.calendar(WARD, LocalDate.of(2026, 3, 2)))
                .due();
        var promised = new PromisedDue(due, due.at(), DueSource.POSTED, computed, limit, "LOCAL-DCXD/1", "VN-1");
        return new DossierReceived(
                WARD, "LOCAL-DCXD", "DCXD", Channel.DIRECT, WARD, promised, null, null, null, null, null, null);
    }
}

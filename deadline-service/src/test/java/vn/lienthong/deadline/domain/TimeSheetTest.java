package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.DISTRICT;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;
import static vn.lienthong.deadline.domain.Story.workingDays;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Scope;

class TimeSheetTest {
    private static final SupplementRequested SUPPLEMENT_REQUESTED = new SupplementRequested(null, null, null);
    private static final SupplementProvided SUPPLEMENT_PROVIDED = new SupplementProvided(null, null);
    private static final PaymentRequested PAYMENT_REQUESTED = new PaymentRequested(null, null, null);
    private static final PaymentConfirmed PAYMENT_CONFIRMED = new PaymentConfirmed(null, null, null);

    @Test
    void the_due_date_is_the_one_promised_at_reception() {
        var sheet = new Story()
                .received("2026-03-02T09:00", "LOCAL-DCXD", day("2026-03-20"), workingDays(5))
                .sheet();

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-20"));
    }

    @Test
    void while_a_supplement_is_awaited_no_due_date_passes() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", SUPPLEMENT_REQUESTED)
                .sheet();

        assertThat(sheet.dossier().missed(sheet.pauses())).isEmpty();
    }

    @Test
    void after_the_supplement_the_whole_limit_counts_again() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", SUPPLEMENT_REQUESTED)
                .happened("2026-03-16T10:00", SUPPLEMENT_PROVIDED)
                .sheet();

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-23"));
        assertThat(sheet.dossier().inForce().reason()).isEqualTo(DueReason.SUPPLEMENT_RESTART);
        assertThat(sheet.dossier().steps()).hasSize(2);
    }

    @Test
    void a_payment_moves_the_due_date_by_the_working_days_waited() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", PAYMENT_REQUESTED)
                .happened("2026-03-10T10:00", PAYMENT_CONFIRMED)
                .sheet();

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-13"));
        assertThat(sheet.dossier().inForce().reason()).isEqualTo(DueReason.PAYMENT_PAUSE);
    }

    @Test
    void where_two_payments_are_owed_the_clock_stands_still_until_both_are_paid() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", new PaymentRequested(null, null, "TNCN"))
                .happened("2026-03-04T10:00", new PaymentRequested(null, null, "LPTB"))
                .happened("2026-03-06T10:00", new PaymentConfirmed(null, null, "TNCN"))
                .happened("2026-03-10T10:00", new PaymentConfirmed(null, null, "LPTB"))
                .sheet();

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-13"));
        assertThat(sheet.dossier().steps()).hasSize(2);
    }

    @Test
    void a_date_beyond_all_calendars_moves_by_mondays_to_fridays_and_says_so() {
        var story = new Story()
                .received("2026-03-02T09:00", "LOCAL-DCXD", day("2030-04-29"), workingDays(5))
                .happened("2026-03-04T09:00", PAYMENT_REQUESTED)
                .happened("2026-03-06T10:00", PAYMENT_CONFIRMED);

        // a Monday; the days off of that Tuesday and Wednesday are not decided yet
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2030-05-01"));
        assertThat(story.consequences())
                .extracting(Saying::event)
                .filteredOn(DueDateMoved.class::isInstance)
                .containsExactly(new DueDateMoved(
                        Scope.DOSSIER,
                        null,
                        day("2030-04-29"),
                        day("2030-05-01"),
                        DueReason.PAYMENT_PAUSE,
                        "NĐ 118/2025/NĐ-CP",
                        "VN-1+weekdays"));
    }

    @Test
    void a_limit_that_cannot_be_counted_pauses_instead_of_counting_anew() {
        var sheet = new Story()
                .received("2026-03-02T09:00", "LOCAL-DCXD", day("2026-03-20"), workingDays(0))
                .happened("2026-03-04T09:00", SUPPLEMENT_REQUESTED)
                .happened("2026-03-06T10:00", SUPPLEMENT_PROVIDED)
                .sheet();

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-24"));
    }

    @Test
    void two_reasons_to_wait_at_once_stop_the_clock_once() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-03T09:00", SUPPLEMENT_REQUESTED)
                .happened("2026-03-04T09:00", PAYMENT_REQUESTED)
                .happened("2026-03-05T09:00", SUPPLEMENT_PROVIDED)
                .happened("2026-03-10T10:00", PAYMENT_CONFIRMED)
                .sheet();

        assertThat(sheet.dossier().steps()).hasSize(2);
        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-17"));
    }

    @Test
    void what_was_overdue_already_is_not_saved_by_asking_for_a_supplement() {
        var sheet = new Story()
                .received("2026-03-02T09:00", 2)
                .happened("2026-03-05T00:00", SUPPLEMENT_REQUESTED)
                .happened("2026-03-10T10:00", SUPPLEMENT_PROVIDED)
                .sheet();

        assertThat(sheet.dossier().missed(sheet.pauses()))
                .extracting(Missed::due)
                .containsExactly(day("2026-03-04"));
        assertThat(sheet.dossier().steps()).hasSize(1);
    }

    @Test
    void an_extension_in_time_moves_the_due_date_and_one_after_it_does_not_undo_the_miss() {
        var inTime = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-06T09:00", new ExtensionGranted(day("2026-03-20"), "12/TB", null))
                .sheet();
        var late = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-10T00:00", new ExtensionGranted(day("2026-03-20"), "12/TB", null))
                .sheet();

        assertThat(inTime.dossier().missed(inTime.pauses()))
                .extracting(Missed::due)
                .containsExactly(day("2026-03-20"));
        assertThat(late.dossier().missed(late.pauses()))
                .extracting(Missed::due)
                .containsExactly(day("2026-03-09"), day("2026-03-20"));
    }

    @Test
    void a_close_on_the_due_day_is_in_time_and_one_in_the_next_second_is_not() {
        var inTime = new Story()
                .received("2026-03-02T09:00", 5)
                .resolved("2026-03-09T23:59:59.999")
                .sheet();
        var late = new Story()
                .received("2026-03-02T09:00", 5)
                .resolved("2026-03-10T00:00:00")
                .sheet();

        assertThat(inTime.dossier().missed(inTime.pauses())).isEmpty();
        assertThat(late.dossier().missed(late.pauses()))
                .extracting(Missed::occurredAt)
                .containsExactly(at("2026-03-09T23:59:59"));
    }

    @Test
    void a_leg_starts_with_the_hand_over_and_ends_when_its_agency_hands_on() {
        var sheet = socialAllowance()
                .happened("2017-03-03T10:00", new DossierTransferred(WARD, DISTRICT, null, null, null))
                .sheet();

        assertThat(sheet.legs()).extracting(Clock::leg).containsExactly("ward", "district");
        assertThat(sheet.legs().getFirst().end()).isEqualTo(at("2017-03-03T10:00"));
        assertThat(sheet.legs().getLast().inForce().due()).isEqualTo(day("2017-03-17"));
        assertThat(sheet.legs().getLast().runs()).isTrue();
    }

    @Test
    void a_leg_at_hand_waits_for_the_legs_before_it() {
        var handedOver = socialAllowance()
                .happened("2017-03-03T10:00", new DossierTransferred("00568", DISTRICT, null, null, "district"));

        assertThat(handedOver.sheet().legs()).extracting(Clock::leg).containsExactly("ward");
        assertThat(handedOver
                        .happened("2017-03-04T10:00", new LegCompleted(WARD, "ward", null))
                        .sheet()
                        .legs())
                .extracting(Clock::leg)
                .containsExactly("ward", "district");
    }

    @Test
    void a_leg_sent_back_begins_another_round() {
        var sheet = socialAllowance()
                .happened("2017-03-03T10:00", new DossierTransferred(WARD, DISTRICT, null, null, null))
                .happened("2017-03-05T10:00", new DossierSentBack(DISTRICT, WARD, null))
                .sheet();

        assertThat(sheet.legs()).extracting(Clock::leg).containsExactly("ward", "district", "ward");
        assertThat(sheet.legs()).extracting(Clock::runs).containsExactly(false, false, true);
    }

    @Test
    void the_close_stops_every_clock() {
        var sheet = socialAllowance().resolved("2017-03-04T10:00").sheet();

        assertThat(sheet.clocks()).allMatch(clock -> !clock.runs());
    }

    private static Story socialAllowance() {
        return new Story()
                .received("2017-03-02T09:00", 22)
                .happened(
                        "2017-03-02T09:00",
                        new RoutePlanned(
                                List.of(
                                        new Leg("ward", WARD, "xã", workingDays(12), List.of()),
                                        new Leg("district", DISTRICT, "huyện", workingDays(10), List.of("ward"))),
                                "1"));
    }
}

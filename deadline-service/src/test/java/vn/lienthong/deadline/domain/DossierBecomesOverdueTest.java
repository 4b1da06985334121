package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;

import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;

class DossierBecomesOverdueTest {
    private static final DossierOverdue OVERDUE =
            new DossierOverdue(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), OverdueCause.PROCESSING);

    @Test
    void the_second_after_the_due_day_an_open_dossier_is_overdue_since_the_due_instant() {
        var story = new Story().received("2026-03-02T09:00", 5);

        assertThat(story.noticesDue("2026-03-09T23:59:59.999"))
                .extracting(Saying::event)
                .doesNotHaveAnyElementsOfTypes(DossierOverdue.class);
        assertThat(story.noticesDue("2026-03-10T00:00:00"))
                .containsExactly(new Saying(OVERDUE, at("2026-03-09T23:59:59"), null));
    }

    @Test
    void however_late_the_notice_is_written_it_occurred_at_the_due_instant_and_is_written_once() {
        var story = new Story().received("2026-03-02T09:00", 5);

        story.said(story.noticesDue("2027-01-01T00:00:00"));

        assertThat(story.last().time()).isEqualTo(at("2026-03-09T23:59:59"));
        assertThat(story.noticesDue("2027-01-01T00:00:00")).isEmpty();
    }

    @Test
    void a_dossier_closed_late_was_overdue_before() {
        var story = new Story().received("2026-03-02T09:00", 5).resolved("2026-03-12T10:00");

        assertThat(story.noticesDue("2026-03-13T00:00"))
                .extracting(Saying::event)
                .containsExactly(OVERDUE);
    }

    @Test
    void an_earlier_close_that_arrives_late_withdraws_the_notice() {
        var story = new Story().received("2026-03-02T09:00", 5);
        story.said(story.noticesDue("2026-03-10T00:00"));
        assertThat(story.withdrawn()).isEmpty();

        story.resolved("2026-03-06T10:00");

        assertThat(story.withdrawn())
                .extracting(Saying::event)
                .containsExactly(new OverdueWithdrawn(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), null));
        assertThat(story.said(story.withdrawn()).withdrawn()).isEmpty();
        assertThat(story.noticesDue("2026-03-13T00:00")).isEmpty();
    }

    @Test
    void a_notice_of_a_clock_that_stood_still_over_its_due_instant_is_taken_back_at_its_own_time() {
        var saturday = "2026-03-07T09:00";
        var story = new Story()
                .received("2026-02-27T09:00", 5)
                .happened("2026-03-06T16:00", new PaymentRequested(null, null, null))
                .happened(saturday, new PaymentConfirmed(null, null, null));
        story.said(story.noticesDue("2026-03-09T00:00"));

        story.resolved("2026-03-06T15:00");

        assertThat(story.withdrawn()).extracting(Saying::time).containsExactly(at(saturday));
    }

    @Test
    void when_that_close_is_annulled_the_dossier_is_overdue_again() {
        var story = new Story().received("2026-03-02T09:00", 5);
        story.said(story.noticesDue("2026-03-10T00:00")).resolved("2026-03-06T10:00");
        var close = story.last();
        story.said(story.withdrawn()).happened("2026-03-11T10:00", new FactAnnulled(close.id(), "pct-01"));

        assertThat(story.noticesDue("2026-03-12T00:00"))
                .extracting(Saying::event)
                .containsExactly(OVERDUE);
    }

    @Test
    void a_dossier_whose_reception_was_corrected_behind_its_close_is_closed_with_it() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.resolved("2026-03-02T10:00");
        story.happened("2026-03-20T10:00", new FactCorrected(reception.id(), at("2026-03-04T09:00"), null, "pct-01"));

        assertThat(story.sheet().isOpen()).isFalse();
        assertThat(story.noticesDue("2026-04-01T00:00")).isEmpty();
    }

    @Test
    void a_due_date_corrected_after_it_has_passed_takes_back_neither_the_notice_nor_what_was_set() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.said(story.consequences())
                .said(story.noticesDue("2026-03-10T00:00"))
                .said(story.missedDutiesDue("2026-03-10T00:00"));
        story.resolved("2026-03-12T10:00").happened("2026-03-20T10:00", slipCorrected(reception, "2026-03-16"));

        assertThat(story.withdrawn()).isEmpty();
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void of_an_open_dossier_it_moves_on_from_the_correction() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.said(story.consequences()).said(story.noticesDue("2026-03-10T00:00"));
        story.happened("2026-03-11T10:00", slipCorrected(reception, "2026-03-16"));

        assertThat(story.withdrawn()).isEmpty();
        assertThat(story.consequences()).singleElement().satisfies(said -> {
            assertThat(said.time()).isEqualTo(at("2026-03-11T10:00"));
            assertThat(said.event()).isInstanceOfSatisfying(DueDateMoved.class, moved -> {
                assertThat(moved.reason()).isEqualTo(DueReason.CORRECTION);
                assertThat(moved.to()).isEqualTo(day("2026-03-16"));
            });
        });
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    @Test
    void corrected_in_time_it_is_the_due_date_from_the_start() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var reception = story.last();
        story.happened("2026-03-09T10:00", slipCorrected(reception, "2026-03-16"));

        assertThat(story.noticesDue("2026-03-10T00:00"))
                .extracting(Saying::event)
                .doesNotHaveAnyElementsOfTypes(DossierOverdue.class);
        assertThat(story.consequences())
                .extracting(Saying::event)
                .first()
                .isInstanceOfSatisfying(
                        DueDateSet.class, set -> assertThat(set.due()).isEqualTo(day("2026-03-16")));
    }

    @Test
    void corrected_while_the_due_date_had_moved_on_it_moves_on_like_it() {
        var story = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", new PaymentRequested(null, null, null))
                .happened("2026-03-06T09:00", new PaymentConfirmed(null, null, null));
        var reception = story.facts().getFirst();
        story.happened("2026-03-11T10:00", slipCorrected(reception, "2026-03-16"));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-18"));
        assertThat(story.noticesDue("2026-03-12T00:00"))
                .extracting(Saying::event)
                .doesNotHaveAnyElementsOfTypes(DossierOverdue.class);
    }

    @Test
    void a_re_appointment_corrected_after_it_has_passed_leaves_the_notice_right_too() {
        var story = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-06T09:00", new ExtensionGranted(day("2026-03-11"), "12/TB", null));
        var extension = story.last();
        story.said(story.noticesDue("2026-03-12T00:00")).resolved("2026-03-13T10:00");
        story.happened(
                "2026-03-20T10:00",
                FactCorrected.reading(
                        extension.id(), null, new ExtensionGranted(day("2026-03-16"), "12/TB", null), "pct-01"));

        assertThat(story.withdrawn()).isEmpty();
    }

    /** The date that stands on the slip was typed wrongly. */
    private static FactCorrected slipCorrected(Fact reception, String date) {
        var received = (DossierReceived) reception.event();
        var promised = new PromisedDue(
                day(date),
                day(date).at(),
                DueSource.POSTED,
                received.promised().due(),
                received.promised().limit(),
                received.promised().procedureVersion(),
                received.promised().calendarVersion());
        return FactCorrected.reading(
                reception.id(),
                null,
                new DossierReceived(
                        received.unit(),
                        received.procedure(),
                        received.field(),
                        received.channel(),
                        received.resolvingUnit(),
                        promised,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "pct-01");
    }

    @Test
    void an_unanswered_report_of_that_time_holds_the_notice_back_until_it_is_answered() {
        var story = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-09T16:00", new FactReported("resolved", null));
        var reported = story.last();

        assertThat(story.noticesDue("2026-03-10T00:00")).isEmpty();
        assertThat(story.answered("2026-03-09T16:00", new FactRefused("resolved", "no-delegation", null), reported)
                        .noticesDue("2026-03-10T00:00"))
                .extracting(Saying::event)
                .containsExactly(OVERDUE);
    }

    @Test
    void a_report_of_a_later_time_holds_nothing_back() {
        var story = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-10T08:00", new FactReported("resolved", null));

        assertThat(story.noticesDue("2026-03-10T09:00"))
                .extracting(Saying::event)
                .containsExactly(OVERDUE);
    }

    @Test
    void due_soon_is_said_from_the_last_working_day_before_until_it_is_too_late() {
        var story = new Story().received("2026-03-02T09:00", 5);
        var soon = new DueSoon(Scope.DOSSIER, null, at("2026-03-09T23:59:59"));

        assertThat(story.noticesDue("2026-03-05T23:59:59")).isEmpty();
        assertThat(story.noticesDue("2026-03-06T00:00:00"))
                .containsExactly(new Saying(soon, at("2026-03-06T00:00:00"), null));
        assertThat(story.noticesDue("2026-03-10T00:00"))
                .extracting(Saying::event)
                .containsExactly(OVERDUE);
        assertThat(story.resolved("2026-03-06T10:00").noticesDue("2026-03-07T00:00"))
                .isEmpty();
    }

    @Test
    void a_period_that_lies_wholly_inside_the_warning_time_gets_no_warning() {
        assertThat(new Story().received("2026-03-02T09:00", 1).noticesDue("2026-03-02T10:00"))
                .isEmpty();
    }

    @Test
    void nothing_is_due_while_the_applicant_is_awaited() {
        var story = new Story()
                .received("2026-03-02T09:00", 5)
                .happened("2026-03-04T09:00", new SupplementRequested(null, null, null));

        assertThat(story.noticesDue("2026-06-01T00:00")).isEmpty();
    }

    @Test
    void an_unknown_dossier_has_no_notices() {
        assertThat(new Story()
                        .happened("2026-03-09T16:00", new FactReported("resolved", null))
                        .noticesDue("2026-06-01T00:00"))
                .isEmpty();
    }
}

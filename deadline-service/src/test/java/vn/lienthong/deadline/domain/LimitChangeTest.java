package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;
import static vn.lienthong.deadline.domain.Story.workingDays;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.deadline.NewLimits;
import vn.lienthong.deadline.application.CatalogueTimeLaw;

/**
 * Received on Monday, 2 March 2026, under the first version. The second gives three working days, the third ten and lets
 * a supplement pause the limit. The calendar VN-2 has Thursday the 5th off.
 */
class LimitChangeTest {
    private static final String SECOND = NewLimits.PROCEDURE + "/2";
    private static final String THIRD = NewLimits.PROCEDURE + "/3";
    private static final LimitChange SHORTER = change(SECOND, "LOCAL-DCXD/1");
    private static final LimitChange LONGER = change(THIRD, "LOCAL-DCXD/1", SECOND);
    private static final CalendarChange DAY_OFF = new CalendarChange("VN-2", NewCalendars.DOCUMENT);
    private static final TimeLaw LAW = law();
    private static final String NOW = "2026-03-04T10:00";

    @Test
    void a_date_that_was_counted_moves_to_where_it_would_stand_by_the_new_limit_from_the_reception() {
        assertThat(received(5).moves(SHORTER, at(NOW)))
                .containsExactly(new Saying(moved("2026-03-09", "2026-03-05", SECOND), at(NOW), null));
        assertThat(received(5).moves(LONGER, at(NOW)))
                .extracting(Saying::event)
                .containsExactly(moved("2026-03-09", "2026-03-16", THIRD));
    }

    @Test
    void carried_out_it_is_in_force_explains_itself_and_moves_nothing_a_second_time() {
        var story = carriedOut(received(5), SHORTER);

        var inForce = story.sheet().dossier().inForce();
        assertThat(inForce.due()).isEqualTo(day("2026-03-05"));
        assertThat(inForce.reason()).isEqualTo(DueReason.LIMIT_CHANGE);
        assertThat(inForce.basis()).isEqualTo(NewLimits.BASIS);
        assertThat(inForce.counting().limit()).isEqualTo(workingDays(3));
        assertThat(inForce.counting().from(inForce.countedFrom()).due()).isEqualTo(inForce.due());
        assertThat(story.moves(SHORTER, at("2026-03-04T11:00"))).isEmpty();
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void what_began_under_a_later_version_or_was_moved_to_one_does_not_go_back() {
        var story = carriedOut(received(5), LONGER);

        assertThat(story.moves(SHORTER, at("2026-03-04T11:00"))).isEmpty();
        assertThat(carriedOut(received(5), SHORTER).moves(LONGER, at("2026-03-04T11:00")))
                .extracting(Saying::event)
                .containsExactly(moved("2026-03-05", "2026-03-16", THIRD));
    }

    @Test
    void a_dossier_of_another_procedure_is_not_spoken_of() {
        var story = new Story(LAW).received("2026-03-02T09:00", "2.000815", day("2026-03-09"), workingDays(5));

        assertThat(story.recounted(SHORTER, at(NOW))).isEqualTo(Recount.Outcome.NOTHING);
    }

    @Test
    void a_date_that_was_appointed_stays() {
        var due = day("2026-03-09");
        var posted = new PromisedDue(due, due.at(), DueSource.POSTED, due, workingDays(5), "LOCAL-DCXD/1", "VN-1");
        var story = new Story(LAW)
                .happened(
                        "2026-03-02T09:00",
                        new DossierReceived(
                                WARD,
                                "LOCAL-DCXD",
                                "DCXD",
                                Channel.DIRECT,
                                WARD,
                                posted,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        var extended = received(5).happened("2026-03-03T09:00", new ExtensionGranted(day("2026-03-13"), "12/TB", null));

        assertThat(story.recounted(SHORTER, at(NOW))).isEqualTo(Recount.Outcome.NOTHING);
        assertThat(extended.recounted(SHORTER, at(NOW))).isEqualTo(Recount.Outcome.NOTHING);
    }

    @Test
    void nobody_is_made_late_afterwards_where_the_new_date_would_have_passed_the_old_one_is_kept() {
        var story = received(5);

        assertThat(story.moves(SHORTER, at("2026-03-05T23:59:59"))).hasSize(1);
        assertThat(story.recounted(SHORTER, at("2026-03-06T00:00"))).isEqualTo(new Recount.Outcome(List.of(), 1));
    }

    @Test
    void a_date_that_has_passed_stays_passed() {
        var story = received(5);

        assertThat(story.moves(LONGER, at("2026-03-09T23:59:59"))).hasSize(1);
        assertThat(story.recounted(LONGER, at("2026-03-10T00:00"))).isEqualTo(new Recount.Outcome(List.of(), 1));
    }

    @Test
    void of_a_closed_dossier_nothing_moves() {
        assertThat(received(5).resolved("2026-03-03T09:00").recounted(SHORTER, at(NOW)))
                .isEqualTo(Recount.Outcome.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T10:00", "2026-03-03T10:00", "2026-03-20T10:00"})
    void whenever_it_comes_a_wait_counts_as_if_the_new_limit_had_been_there_from_the_start(String now) {
        var story = received(5);
        if (now.compareTo("2026-03-03T09:00") < 0) story.said(story.moves(LONGER, at(now)));
        story.happened("2026-03-03T09:00", new PaymentRequested(null, null, null));
        if (now.compareTo("2026-03-03T09:00") > 0) story.said(story.moves(LONGER, at(now)));
        story.happened("2026-03-24T09:00", new PaymentConfirmed(null, null, null));
        story.said(story.consequences());

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-04-06"));
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void a_supplement_that_comes_afterwards_starts_the_new_limit_anew() {
        var story = carriedOut(received(5), SHORTER)
                .happened("2026-03-04T14:00", new SupplementRequested(null, null, null))
                .happened("2026-03-09T09:00", new SupplementProvided(null, null));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-12"));
    }

    @Test
    void or_pauses_it_where_the_new_version_says_so() {
        var story = carriedOut(received(5), LONGER)
                .happened("2026-03-04T14:00", new SupplementRequested(null, null, null))
                .happened("2026-03-09T09:00", new SupplementProvided(null, null));

        assertThat(story.sheet().dossier().inForce())
                .extracting(Step::due, Step::reason)
                .containsExactly(day("2026-03-19"), DueReason.SUPPLEMENT_PAUSE);
    }

    @Test
    void a_new_calendar_that_comes_afterwards_counts_the_new_limit() {
        var story = carriedOut(received(5), SHORTER);

        story.said(story.moves(DAY_OFF, at("2026-03-04T11:00")));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-06"));
        assertThat(story.consequences()).isEmpty();
        assertThat(story.moves(SHORTER, at("2026-03-04T12:00"))).isEmpty();
    }

    @Test
    void and_a_new_limit_is_counted_by_the_calendar_that_came_before_it() {
        var story = received(5);
        story.said(story.moves(DAY_OFF, at("2026-03-03T10:00")));

        assertThat(story.moves(SHORTER, at(NOW)))
                .extracting(Saying::event)
                .containsExactly(new DueDateMoved(
                        Scope.DOSSIER,
                        null,
                        day("2026-03-10"),
                        day("2026-03-06"),
                        DueReason.LIMIT_CHANGE,
                        NewLimits.BASIS,
                        "VN-2",
                        SECOND));
        story.said(story.moves(SHORTER, at(NOW)));
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void legs_keep_the_limits_that_were_planned_also_where_they_start_later() {
        var story = received(5)
                .happened(
                        "2026-03-02T09:00",
                        new RoutePlanned(
                                List.of(
                                        new Leg("ward", WARD, "xã", workingDays(4), List.of()),
                                        new Leg("other", "00577", "xã", workingDays(4), List.of("ward"))),
                                "1"));
        var planned = story.sheet().legs().getFirst().inForce();

        assertThat(story.moves(SHORTER, at(NOW)))
                .extracting(Saying::event)
                .containsExactly(moved("2026-03-09", "2026-03-05", SECOND));
        carriedOut(story, SHORTER)
                .happened("2026-03-05T09:00", new DossierTransferred(WARD, "00577", null, null, null));

        assertThat(story.sheet().legs())
                .extracting(leg -> leg.inForce().due(), leg -> leg.inForce().basis())
                .containsExactly(tuple(day("2026-03-06"), planned.basis()), tuple(day("2026-03-11"), planned.basis()));
        assertThat(planned.basis()).isNotEqualTo(NewLimits.BASIS);
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    @Test
    void notices_follow_the_new_date() {
        var story = carriedOut(received(5), SHORTER);

        assertThat(story.noticesDue("2026-03-06T00:00"))
                .extracting(Saying::event)
                .containsExactly(new DossierOverdue(
                        Scope.DOSSIER, null, day("2026-03-05").at(), OverdueCause.PROCESSING));
    }

    @Test
    void a_close_that_turns_out_to_have_come_before_takes_the_move_back() {
        var story = carriedOut(received(5), SHORTER);
        var move = story.last();
        story.resolved("2026-03-04T09:00");

        assertThat(story.consequences()).extracting(Saying::event).containsExactly(new FactAnnulled(move.id(), null));
    }

    @Test
    void a_wait_that_turns_out_to_have_come_before_keeps_its_effect_in_the_move() {
        var story = carriedOut(received(5), SHORTER);
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
                            .isEqualTo(moved("2026-03-10", "2026-03-06", SECOND));
                });
        assertThat(story.said(story.consequences()).consequences()).isEmpty();
    }

    @Test
    void a_service_that_has_not_learned_of_the_version_yet_takes_nothing_back() {
        var history = carriedOut(received(5), SHORTER).history();
        var sheet = TimeSheet.of(history, Story.LAW);

        assertThat(sheet.dossier().inForce().due()).isEqualTo(day("2026-03-05"));
        assertThat(Consequences.toSay(history, sheet, at(NOW), null)).isEmpty();
    }

    private static Story received(int workingDays) {
        var story = new Story(LAW).received("2026-03-02T09:00", workingDays);
        return story.said(story.consequences());
    }

    private static Story carriedOut(Story story, LimitChange change) {
        story.said(story.consequences());
        return story.said(story.moves(change, at(NOW)));
    }

    private static DueDateMoved moved(String from, String to, String version) {
        return new DueDateMoved(
                Scope.DOSSIER, null, day(from), day(to), DueReason.LIMIT_CHANGE, NewLimits.BASIS, "VN-1", version);
    }

    private static LimitChange change(String version, String... earlier) {
        return new LimitChange(NewLimits.PROCEDURE, version, Set.of(earlier), NewLimits.BASIS);
    }

    private static TimeLaw law() {
        var catalogue = LiveCatalogue.shipped();
        var from = LocalDate.of(2026, 3, 4);
        catalogue.learn(List.of(
                NewLimits.amended(
                        NewLimits.version("2", from, workingDays(3), SupplementPolicy.RESTART, Transition.APPLY),
                        NewLimits.version(
                                "3", from.plusDays(1), workingDays(10), SupplementPolicy.PAUSE, Transition.APPLY)),
                NewCalendars.published(
                        "VN-2", LocalDate.of(2026, 3, 6), List.of(LocalDate.of(2026, 3, 5)), List.of())));
        return new CatalogueTimeLaw(catalogue);
    }
}

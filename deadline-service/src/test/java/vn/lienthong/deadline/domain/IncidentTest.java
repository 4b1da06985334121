package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;
import static vn.lienthong.deadline.domain.Story.day;
import static vn.lienthong.deadline.domain.Story.workingDays;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;

/**
 * Received on Monday, 2 March 2026, with five working days. Desks open from 8:00 to 12:00 and 13:30 to 17:30. A supplement lets
 * the limit start anew.
 */
class IncidentTest {
    private static final String BASIS = "NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND";
    private static final String APPROVER = "Chủ tịch UBND thành phố";
    private static final String BEGUN = "2026-03-03T10:00";
    private static final String OVER = "2026-03-05T09:00";
    private static final Incident TWO_DAYS = incident(BEGUN, OVER);

    @Test
    void the_clock_stands_still_until_recovery_and_the_due_date_moves_by_the_days_waited() {
        var story = received(5);

        assertThat(stops(story, TWO_DAYS))
                .containsExactly(
                        new Saying(suspended(BASIS), at(BEGUN), null), new Saying(resumed(BASIS), at(OVER), null));
        story.said(stops(story, TWO_DAYS));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-11"));
        assertThat(story.consequences())
                .extracting(Saying::event, Saying::time, Saying::causationId)
                .containsExactly(tuple(
                        moved(Scope.DOSSIER, null, "2026-03-09", "2026-03-11"),
                        at(OVER),
                        story.last().id()));
    }

    @Test
    void carried_out_it_is_known_again_whoever_approves_it_then_and_nothing_more_follows() {
        var story = hit(received(5));

        assertThat(stops(story, TWO_DAYS)).isEmpty();
        assertThat(stops(story, new Incident(at(BEGUN), at(OVER), procedures(), Set.of(), BASIS, "PCT")))
                .isEmpty();
        assertThat(story.consequences()).isEmpty();
    }

    @Test
    void announced_as_longer_than_at_first_it_counts_to_the_later_recovery() {
        var story = received(5);
        story.said(stops(story, incident(BEGUN, "2026-03-04T09:00")));

        assertThat(hit(story).sheet().dossier().inForce().due()).isEqualTo(day("2026-03-11"));
    }

    @Test
    void two_that_are_announced_as_one_afterwards_count_with_what_lay_between() {
        var story = received(5);
        story.said(stops(story, incident("2026-03-03T10:00", "2026-03-03T11:00")));
        story.said(stops(story, incident("2026-03-05T08:00", "2026-03-05T09:00")));

        assertThat(stops(story, TWO_DAYS)).hasSize(2);
        assertThat(hit(story).sheet().dossier().inForce().due()).isEqualTo(day("2026-03-11"));
        assertThat(stops(story, TWO_DAYS)).isEmpty();
    }

    @Test
    void what_came_in_meanwhile_stands_from_its_reception() {
        var story = new Story().received("2026-03-04T08:00", 5);

        assertThat(stops(story, TWO_DAYS)).extracting(Saying::time).containsExactly(at("2026-03-04T08:00"), at(OVER));
        assertThat(hit(story).sheet().dossier().inForce().due()).isEqualTo(day("2026-03-12"));
    }

    @Test
    void only_what_was_open_meanwhile_in_those_procedures_and_units_is_hit() {
        assertThat(stops(new Story(), TWO_DAYS)).isEmpty();
        assertThat(stops(new Story().received(OVER, 5), TWO_DAYS)).isEmpty();
        assertThat(stops(received(5).resolved(BEGUN), TWO_DAYS)).isEmpty();
        assertThat(stops(received(5), of(Set.of("1.001653"), Set.of()))).isEmpty();
        assertThat(stops(received(5), of(procedures(), Set.of("00526")))).isEmpty();
        assertThat(stops(received(5), of(procedures(), Set.of("00526", WARD)))).hasSize(2);
    }

    @Test
    void of_what_was_closed_meanwhile_no_date_moves_and_its_clock_stands_no_longer_should_the_close_not_hold() {
        var story = hit(received(5).resolved("2026-03-04T09:00"));
        var close = story.facts().stream()
                .filter(fact -> fact.event().getClass().getSimpleName().equals("DossierResolved"))
                .findFirst()
                .orElseThrow();

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-09"));
        assertThat(story.consequences()).isEmpty();
        assertThat(stops(story, TWO_DAYS)).isEmpty();

        story.happened("2026-03-06T09:00", new FactAnnulled(close.id(), "pct-01"));
        assertThat(story.sheet().pauses()).noneMatch(Pause::isOpen);
        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-11"));
    }

    @Test
    void working_hours_go_on_by_the_desk_and_hours_by_the_clock() {
        var atDesk = inHours(8, LimitUnit.WORKING_HOUR, "2026-03-03T09:00");
        atDesk.said(stops(atDesk, incident("2026-03-02T10:00", "2026-03-02T14:30")));
        var byTheClock = inHours(24, LimitUnit.HOUR, "2026-03-03T09:00");
        byTheClock.said(stops(byTheClock, incident("2026-03-02T20:00", "2026-03-02T23:30")));

        assertThat(atDesk.sheet().dossier().inForce().due()).isEqualTo(instant("2026-03-03T12:00"));
        assertThat(byTheClock.sheet().dossier().inForce().due()).isEqualTo(instant("2026-03-03T12:30"));
        assertThat(byTheClock.sheet().dossier().inForce().reason()).isEqualTo(DueReason.SYSTEM_INCIDENT);
    }

    @Test
    void a_leg_that_runs_goes_on_for_itself() {
        var story = received(5)
                .happened(
                        "2026-03-02T09:00",
                        new RoutePlanned(List.of(new Leg("ward", WARD, "xã", workingDays(3), List.of())), "1"));
        story.said(story.consequences());

        assertThat(story.said(stops(story, TWO_DAYS)).consequences())
                .extracting(Saying::event)
                .containsExactly(
                        moved(Scope.DOSSIER, null, "2026-03-09", "2026-03-11"),
                        moved(Scope.LEG, "ward", "2026-03-05", "2026-03-09"));
    }

    @Test
    void a_wait_for_the_applicant_that_runs_into_it_counts_once() {
        var story = hit(received(5)
                .happened("2026-03-02T15:00", new PaymentRequested(null, null, null))
                .happened("2026-03-04T09:00", new PaymentConfirmed(null, null, null)));

        assertThat(story.sheet().dossier().steps())
                .extracting(Step::due, Step::reason)
                .containsExactly(
                        tuple(day("2026-03-09"), DueReason.INITIAL), tuple(day("2026-03-12"), DueReason.PAYMENT_PAUSE));
    }

    @Test
    void a_supplement_that_came_in_it_lets_the_limit_start_anew_from_recovery_on_the_supplements_basis() {
        var story = hit(received(5)
                .happened("2026-03-03T11:00", new SupplementRequested(null, null, null))
                .happened("2026-03-04T09:00", new SupplementProvided(null, null)));

        assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-12"));
        assertThat(story.sheet().dossier().inForce().reason()).isEqualTo(DueReason.SUPPLEMENT_RESTART);
        assertThat(story.sheet().dossier().inForce().basis()).isEqualTo("NĐ 118/2025/NĐ-CP, art 19");
    }

    @Test
    void two_that_overlap_count_once_by_whatever_document() {
        for (var document : List.of(BASIS, "14/TB-UBND")) {
            var story = hit(received(5));
            story.said(stops(story, of("2026-03-04T10:00", "2026-03-06T09:00", document)));

            assertThat(story.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-12"));
            assertThat(story.sheet().pauses()).hasSize(2).noneMatch(Pause::isOpen);
        }
    }

    @Test
    void what_was_overdue_before_stays_so() {
        var story = received(5);
        story.said(stops(story, incident("2026-03-10T00:00", "2026-03-11T10:00")));

        assertThat(story.sheet().dossier().steps()).hasSize(1);
        assertThat(story.noticesDue("2026-03-12T08:00"))
                .extracting(Saying::event)
                .contains(overdue("2026-03-09"));
    }

    @Test
    void a_notice_given_meanwhile_is_withdrawn_and_given_again_by_the_new_date() {
        var story = received(5)
                .said(List.of(
                        new Saying(overdue("2026-03-09"), day("2026-03-09").at(), null)));
        story.said(stops(story, incident("2026-03-09T15:00", "2026-03-10T10:00")));

        assertThat(story.withdrawn())
                .extracting(Saying::event)
                .containsExactly(new OverdueWithdrawn(
                        Scope.DOSSIER, null, day("2026-03-09").at(), null));
        assertThat(story.said(story.withdrawn()).noticesDue("2026-03-10T23:59:59"))
                .extracting(Saying::event)
                .doesNotContain(overdue("2026-03-10"));
        assertThat(story.noticesDue("2026-03-11T00:00"))
                .extracting(Saying::event)
                .contains(overdue("2026-03-10"));
    }

    @Test
    void it_holds_from_the_reception_as_that_reads_by_now() {
        var meanwhile = correctedTo("2026-03-04T10:00");
        var afterwards = correctedTo("2026-03-06T10:00");

        assertThat(meanwhile.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-10"));
        assertThat(stops(meanwhile, TWO_DAYS)).isEmpty();
        assertThat(afterwards.sheet().dossier().inForce().due()).isEqualTo(day("2026-03-09"));
        assertThat(afterwards.sheet().pauses()).noneMatch(Pause::isOpen);
    }

    @Test
    void a_calendar_that_is_published_afterwards_keeps_its_effect() {
        var story = new Story(NewCalendarLaw.LAW).received("2026-03-02T09:00", 5);
        story.said(story.consequences());
        story.said(incident(BEGUN, "2026-03-04T09:00").stops(story.history(), NewCalendarLaw.LAW));
        story.said(story.consequences());

        assertThat(story.moves(NewCalendarLaw.CHANGE, at("2026-03-06T10:00")))
                .extracting(saying -> ((DueDateMoved) saying.event()).to())
                .containsExactly(day("2026-03-11"));
    }

    private static Story received(int workingDays) {
        var story = new Story().received("2026-03-02T09:00", workingDays);
        return story.said(story.consequences());
    }

    private static Story inHours(int hours, LimitUnit unit, String due) {
        return new Story()
                .received("2026-03-02T09:00", "LOCAL-DCXD", instant(due), new Limit(BigDecimal.valueOf(hours), unit));
    }

    /** The incident of two days has been ordered, and what follows is said. */
    private static Story hit(Story story) {
        story.said(stops(story, TWO_DAYS));
        return story.said(story.consequences());
    }

    /** Hit, its reception turns out to have been another time. */
    private static Story correctedTo(String time) {
        var story = hit(received(5));
        var reception = story.facts().getFirst();
        return story.happened(
                "2026-03-09T09:00", FactCorrected.reading(reception.id(), at(time), reception.event(), "pct-01"));
    }

    private static List<Saying> stops(Story story, Incident incident) {
        return incident.stops(story.history(), Story.LAW);
    }

    private static Set<String> procedures() {
        return Set.of("LOCAL-DCXD");
    }

    private static Incident incident(String from, String to) {
        return of(from, to, BASIS);
    }

    private static Incident of(String from, String to, String basis) {
        return new Incident(at(from), at(to), procedures(), Set.of(), basis, APPROVER);
    }

    private static Incident of(Set<String> procedures, Set<String> units) {
        return new Incident(at(BEGUN), at(OVER), procedures, units, BASIS, APPROVER);
    }

    private static ClockSuspended suspended(String basis) {
        return new ClockSuspended(SuspensionGround.INCIDENT, basis, APPROVER);
    }

    private static ClockResumed resumed(String basis) {
        return new ClockResumed(SuspensionGround.INCIDENT, basis);
    }

    private static DueDateMoved moved(Scope scope, String leg, String from, String to) {
        return new DueDateMoved(scope, leg, day(from), day(to), DueReason.SYSTEM_INCIDENT, BASIS, "VN-1");
    }

    private static DossierOverdue overdue(String due) {
        return new DossierOverdue(Scope.DOSSIER, null, day(due).at(), OverdueCause.PROCESSING);
    }

    private static DueDate instant(String local) {
        return new DueDate(at(local), DuePrecision.INSTANT);
    }
}

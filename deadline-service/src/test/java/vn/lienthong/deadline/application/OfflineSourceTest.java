package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.journal.testkit.Chains;

/** A ward that tells what happened days later: of its dossiers nothing is said that it may still put right. */
class OfflineSourceTest {
    private static final String DOSSIER = "018.00565-260302-0007";
    private static final DossierOverdue OVERDUE =
            new DossierOverdue(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), OverdueCause.PROCESSING);

    private final Desk desk = new Desk(at("2026-03-02T10:00"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void what_passes_its_due_instant_is_not_overdue_while_its_close_may_still_be_told() {
        offlineByDays(7);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);

        look("2026-03-16T23:59:59");

        assertThat(desk.events(DossierOverdue.class)).isEmpty();
        assertThat(desk.events(DutyMissed.class)).isEmpty();
    }

    @Test
    void what_is_told_within_the_days_of_grace_leaves_nothing_to_take_back() {
        offlineByDays(7);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        look("2026-03-12T08:00");

        log.resolve(DOSSIER, at("2026-03-06T10:00"), null);
        desk.read(log);
        look("2026-04-30T08:00");

        assertThat(desk.events(DossierOverdue.class)).isEmpty();
        assertThat(desk.events(OverdueWithdrawn.class)).isEmpty();
    }

    @Test
    void what_is_not_told_within_them_is_overdue_since_its_due_instant() {
        offlineByDays(7);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);

        look("2026-03-17T00:00");

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
        assertThat(desk.database.count("due_instant")).isZero();
    }

    @Test
    void a_source_that_is_complete_up_to_the_due_instant_is_not_waited_for() {
        offlineByDays(30);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        log.complete(at("2026-03-09T23:59:58"));
        desk.read(log);
        look("2026-03-12T08:00");
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        log.complete(at("2026-03-09T23:59:59"));
        desk.read(log);
        look("2026-03-12T08:01");

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void a_batch_that_comes_a_week_late_gets_its_days_of_grace_from_then_on() {
        offlineByDays(3);
        log.recordedFrom(at("2026-03-20T08:00"));
        desk.setClock(at("2026-03-20T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        desk.releaseSourcesSilentSince(at("2026-03-25T08:00"));

        look("2026-03-23T07:59:59");
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        look("2026-03-23T08:00");
        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void a_source_that_is_declared_offline_later_is_waited_for_from_then_on() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        offlineByDays(7);

        look("2026-03-12T08:00");
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        look("2026-03-17T00:00");
        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void a_warning_is_given_once_all_has_been_told_up_to_the_day_of_warning() {
        offlineByDays(30);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        look("2026-03-06T09:00");
        assertThat(desk.events(DueSoon.class)).isEmpty();

        log.complete(at("2026-03-06T08:00"));
        desk.read(log);
        look("2026-03-06T09:01");

        assertThat(desk.events(DueSoon.class)).hasSize(1);
    }

    private void offlineByDays(int graceDays) {
        var registration = new SourceRegistration(LogOfOthers.SOURCE, LogOfOthers.WARD, true, graceDays);
        desk.learn(new SourceRegistered(registration, null));
    }

    /** As the ticker does, at that moment. */
    private void look(String moment) {
        desk.setClock(at(moment));
        desk.releaseWhatIsPastItsGrace();
        desk.giveNotices();
    }
}

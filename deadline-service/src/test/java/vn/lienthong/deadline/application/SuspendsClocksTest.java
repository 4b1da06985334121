package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.deadline.domain.Incident;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.service.order.OrdersForMany;
import vn.lienthong.workingtime.DueDates;

/** Received on Monday, 2 March 2026, with five working days; the incident takes the night after the due day. */
class SuspendsClocksTest {
    private static final String DOSSIER = "018.00565-260302-0007";
    private static final String OTHER = "018.00565-260302-0008";
    private static final String RECEIVED = "2026-03-02T09:00";
    private static final String BEGUN = "2026-03-09T15:00";
    private static final String OVER = "2026-03-10T10:00";
    private static final String BASIS = "NĐ 63/2024/NĐ-CP, art 4(7), 12/TB-UBND";
    private static final Incident NIGHT = new Incident(
            at(BEGUN), at(OVER), Set.of("LOCAL-DCXD"), Set.of(LogOfOthers.WARD), BASIS, "Chủ tịch UBND thành phố");
    private static final DueDateMoved MOVED = new DueDateMoved(
            Scope.DOSSIER, null, day("2026-03-09"), day("2026-03-10"), DueReason.SYSTEM_INCIDENT, BASIS, "VN-1");

    private final Desk desk = new Desk(at("2026-03-10T11:00"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void a_dry_run_names_the_dossiers_and_writes_nothing() {
        receive(DOSSIER);
        var before = desk.written();
        var noted = desk.database.rows("select * from due_instant order by at, kind");

        assertThat(suspended(desk.carryOut(NIGHT, true))).containsExactly(whole(DOSSIER));

        assertThat(desk.written()).isEqualTo(before);
        assertThat(desk.database.rows("select * from due_instant order by at, kind"))
                .isEqualTo(noted);
    }

    @Test
    void carried_out_it_is_said_once_by_who_ordered_it_with_what_follows() {
        receive(DOSSIER);
        var said = desk.written().size();

        assertThat(suspended(desk.carryOut(NIGHT, false))).containsExactly(whole(DOSSIER));
        assertThat(suspended(desk.carryOut(NIGHT, false))).isEmpty();

        var written = desk.written();
        assertThat(written.subList(said, written.size()))
                .extracting(SuspendsClocksTest::kind)
                .containsExactly("clock-suspended", "clock-resumed", "due-date-moved");
        assertThat(desk.events(ClockSuspended.class))
                .containsExactly(new ClockSuspended(SuspensionGround.INCIDENT, BASIS, "Chủ tịch UBND thành phố"));
        assertThat(desk.events(DueDateMoved.class)).containsExactly(MOVED);
        assertThat(written.get(said).actor()).isEqualTo("admin-1");
        assertThat(written.get(said).unit()).isEqualTo(LogOfOthers.WARD);
        assertThat(written.getLast().time()).isEqualTo(at(OVER));
        assertThat(written.getLast().causationId())
                .isEqualTo(written.get(said + 1).id());
    }

    @Test
    void what_the_log_brings_later_says_no_pause_a_second_time_and_takes_none_back() {
        receive(DOSSIER);
        desk.carryOut(NIGHT, false);

        log.intake(DOSSIER, at("2026-03-10T10:30"), new PaymentRequested(null, null, null));
        desk.read(log);
        log.intake(DOSSIER, at("2026-03-10T10:45"), new PaymentConfirmed(null, null, null));
        desk.read(log);

        assertThat(desk.events(ClockSuspended.class))
                .extracting(ClockSuspended::ground)
                .containsExactly(SuspensionGround.INCIDENT, SuspensionGround.PAYMENT);
        assertThat(desk.events(ClockResumed.class)).hasSize(2);
        assertThat(desk.events(FactAnnulled.class)).isEmpty();
        assertThat(desk.events(DueDateMoved.class)).containsExactly(MOVED);
    }

    @Test
    void a_notice_given_meanwhile_is_withdrawn_and_comes_at_the_new_date() {
        receive(DOSSIER);
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).hasSize(1);

        desk.carryOut(NIGHT, false);
        assertThat(desk.events(OverdueWithdrawn.class))
                .extracting(OverdueWithdrawn::dueAt)
                .containsExactly(day("2026-03-09").at());

        desk.setClock(at("2026-03-10T23:59:59"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).hasSize(1);

        desk.setClock(at("2026-03-11T00:00"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class))
                .extracting(DossierOverdue::dueAt)
                .containsExactly(day("2026-03-09").at(), day("2026-03-10").at());
    }

    @Test
    void what_has_been_closed_since_was_open_meanwhile_and_what_was_closed_before_is_not_even_looked_at() {
        receive(DOSSIER);
        receive(OTHER);
        log.resolve(DOSSIER, at("2026-03-10T10:30"), null);
        log.resolve(OTHER, at("2026-03-09T14:00"), null);
        desk.read(log);

        var said = desk.carryOut(NIGHT, false);

        assertThat(said).extracting(SuspendsClocks.Batch::examined).contains(1).doesNotContain(2);
        assertThat(suspended(said)).containsExactly(whole(DOSSIER));
        assertThat(desk.events(DueDateMoved.class)).containsExactly(MOVED);
    }

    @Test
    void a_dossier_that_cannot_be_judged_costs_no_other_and_is_taken_up_when_the_order_is_given_again() {
        var unjudged = "018.00565-260303-0001";
        log.receive(unjudged, "2026-03-03T09:00", 5);
        receive(DOSSIER);
        desk.failFor(LocalDate.of(2026, 3, 3));

        var said = desk.carryOut(NIGHT, false);
        assertThat(suspended(said)).containsExactly(whole(DOSSIER));
        assertThat(said.stream().mapToInt(SuspendsClocks.Batch::failed).sum()).isEqualTo(1);

        desk.failNoMore();
        assertThat(suspended(desk.carryOut(NIGHT, false))).containsExactly(whole(unjudged));
    }

    @Test
    void nothing_is_said_of_a_dossier_of_which_not_all_that_follows_can_be_said() {
        var other = "urn:vn:motcua:khac";
        log.receiveFrom(other, OTHER, RECEIVED, 5);
        receive(DOSSIER);
        var before = desk.written().stream()
                .filter(record -> record.dossier().equals(OTHER))
                .toList();
        desk.failFor(other);

        var said = desk.carryOut(NIGHT, false);
        assertThat(suspended(said)).containsExactly(whole(DOSSIER));
        assertThat(said.stream().mapToInt(SuspendsClocks.Batch::failed).sum()).isEqualTo(1);
        assertThat(desk.written())
                .filteredOn(record -> record.dossier().equals(OTHER))
                .isEqualTo(before);

        desk.failNoMore();
        assertThat(suspended(desk.carryOut(NIGHT, false))).containsExactly(whole(OTHER));
    }

    @Test
    void an_order_that_was_cut_off_is_finished_when_it_is_given_again() {
        IntStream.rangeClosed(0, OrdersForMany.BATCH)
                .forEach(number -> log.receive("018.00565-260302-%04d".formatted(number), RECEIVED, 5));
        desk.read(log);

        var beforeTheCut = desk.carryingOut(NIGHT, false)
                .select()
                .first(2 * Desk.PARTITION + 1) // of each shard before it a batch, and what was passed over
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(suspended(beforeTheCut)).hasSize(OrdersForMany.BATCH);
        assertThat(suspended(desk.carryOut(NIGHT, false))).hasSize(1);
        assertThat(desk.events(ClockSuspended.class)).hasSize(OrdersForMany.BATCH + 1);
        assertThat(desk.events(DueDateMoved.class)).hasSize(OrdersForMany.BATCH + 1);
    }

    private void receive(String dossier) {
        log.receive(dossier, RECEIVED, 5);
        desk.read(log);
    }

    private static SuspendsClocks.Suspended whole(String dossier) {
        return new SuspendsClocks.Suspended(dossier, at(BEGUN), at(OVER));
    }

    private static List<SuspendsClocks.Suspended> suspended(List<SuspendsClocks.Batch> batches) {
        return batches.stream().flatMap(batch -> batch.suspended().stream()).toList();
    }

    private static String kind(LogRecord record) {
        return record.type().replaceAll("^vn\\.lienthong\\.dossier\\.|\\.v1$", "");
    }

    private static DueDate day(String date) {
        return DueDates.endOf(LocalDate.parse(date));
    }
}

package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.deadline.domain.CalendarChange;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.service.order.OrdersForMany;
import vn.lienthong.workingtime.DueDates;

/** The new calendar has Thursday, 5 March 2026 off. */
class MovesDueDatesTest {
    private static final String DOSSIER = "018.00565-260302-0007";
    private static final String RECEIVED = "2026-03-02T09:00";
    private static final String NOW = "2026-03-04T10:00";
    private static final CalendarChange CHANGE = new CalendarChange("VN-2", NewCalendars.DOCUMENT);
    private static final DueDateMoved MOVED = new DueDateMoved(
            Scope.DOSSIER,
            null,
            day("2026-03-09"),
            day("2026-03-10"),
            DueReason.CALENDAR_CHANGE,
            NewCalendars.DOCUMENT,
            "VN-2");

    private final Desk desk = new Desk(at(NOW));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));

    @BeforeEach
    void publish() {
        var off = List.of(LocalDate.of(2026, 3, 5));
        desk.learn(NewCalendars.published("VN-2", LocalDate.of(2026, 3, 6), off, List.of()));
    }

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void a_dry_run_says_what_would_move_and_writes_nothing() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        var before = desk.written();
        var noted = desk.database.rows("select * from due_instant order by at, kind");

        var said = desk.carryOut(CHANGE, true);

        assertThat(moved(said)).containsExactly(new MovesDueDates.Moved(DOSSIER, MOVED));
        assertThat(desk.written()).isEqualTo(before);
        assertThat(desk.database.rows("select * from due_instant order by at, kind"))
                .isEqualTo(noted);
    }

    @Test
    void carried_out_it_moves_once_what_the_dry_run_said_at_the_time_of_the_decision() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        var said = moved(desk.carryOut(CHANGE, true));

        assertThat(moved(desk.carryOut(CHANGE, false))).isEqualTo(said);
        assertThat(moved(desk.carryOut(CHANGE, false))).isEmpty();

        assertThat(desk.events(DueDateMoved.class)).containsExactly(MOVED);
        assertThat(desk.written().getLast().time()).isEqualTo(at(NOW));
        assertThat(desk.written().getLast().unit()).isEqualTo(LogOfOthers.WARD);
    }

    @Test
    void the_notice_comes_at_the_new_date_only() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.carryOut(CHANGE, false);

        desk.setClock(at("2026-03-10T23:59:59"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        desk.setClock(at("2026-03-11T00:00"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class))
                .extracting(DossierOverdue::dueAt)
                .containsExactly(day("2026-03-10").at());
    }

    @Test
    void what_waits_for_the_applicant_moves_too_though_no_notice_of_it_is_noted() {
        log.receive(DOSSIER, RECEIVED, 5);
        log.intake(DOSSIER, at("2026-03-03T09:00"), new PaymentRequested(null, null, null));
        desk.read(log);

        assertThat(moved(desk.carryOut(CHANGE, false))).hasSize(1);

        log.intake(DOSSIER, at("2026-03-06T09:00"), new PaymentConfirmed(null, null, null));
        desk.read(log);
        assertThat(desk.events(DueDateMoved.class).getLast())
                .extracting(DueDateMoved::from, DueDateMoved::to, DueDateMoved::calendarVersion)
                .containsExactly(day("2026-03-10"), day("2026-03-12"), "VN-2");
    }

    @Test
    void what_is_closed_is_not_even_looked_at_unless_its_close_may_not_hold() {
        var reopened = "018.00565-260302-0008";
        log.receive(DOSSIER, RECEIVED, 5);
        log.resolve(DOSSIER, at("2026-03-03T09:00"), null);
        log.receive(reopened, RECEIVED, 5);
        var close = log.resolve(reopened, at("2026-03-03T09:00"), null);
        log.routing(reopened, at("2026-03-03T10:00"), new FactAnnulled(close, "pct-01"), null);
        desk.read(log);

        var said = desk.carryOut(CHANGE, false);

        assertThat(said).extracting(MovesDueDates.Batch::examined).contains(1).doesNotContain(2);
        assertThat(moved(said)).extracting(MovesDueDates.Moved::dossier).containsExactly(reopened);
    }

    @Test
    void a_close_that_arrives_late_takes_the_move_back() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.carryOut(CHANGE, false);
        var move = desk.written().getLast().id();

        log.resolve(DOSSIER, at("2026-03-04T09:00"), null);
        desk.read(log);

        assertThat(desk.events(FactAnnulled.class)).contains(new FactAnnulled(move, null));
        assertThat(desk.database.count("due_instant")).isZero();
    }

    @Test
    void a_dossier_in_quarantine_is_left_alone_for_its_close_may_wait_there_and_is_counted() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.database.execute(
                "insert into quarantine (reader, dossier, partition, cause) values ('deadline', '%s', 3, 'x')"
                        .formatted(DOSSIER));

        var said = desk.carryOut(CHANGE, false);

        assertThat(moved(said)).isEmpty();
        assertThat(said.stream().mapToInt(MovesDueDates.Batch::quarantined).sum())
                .isEqualTo(1);
    }

    @Test
    void a_dossier_that_cannot_be_judged_costs_no_other_its_move() {
        log.receive("018.00565-260227-0001", "2026-02-27T09:00", 5);
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.failFor(LocalDate.of(2026, 2, 27));

        var said = desk.carryOut(CHANGE, false);

        assertThat(moved(said)).extracting(MovesDueDates.Moved::dossier).containsExactly(DOSSIER);
        assertThat(said.stream().mapToInt(MovesDueDates.Batch::failed).sum()).isEqualTo(1);
    }

    @Test
    void more_than_a_batch_moves_batch_by_batch() {
        IntStream.rangeClosed(0, OrdersForMany.BATCH)
                .forEach(number -> log.receive("018.00565-260302-%04d".formatted(number), RECEIVED, 5));
        desk.read(log);

        assertThat(desk.carryOut(CHANGE, false))
                .extracting(MovesDueDates.Batch::examined)
                .containsSubsequence(OrdersForMany.BATCH, 1);
        assertThat(desk.events(DueDateMoved.class)).hasSize(OrdersForMany.BATCH + 1);
    }

    private static List<MovesDueDates.Moved> moved(List<MovesDueDates.Batch> batches) {
        return batches.stream().flatMap(batch -> batch.moved().stream()).toList();
    }

    private static DueDate day(String date) {
        return DueDates.endOf(LocalDate.parse(date));
    }
}

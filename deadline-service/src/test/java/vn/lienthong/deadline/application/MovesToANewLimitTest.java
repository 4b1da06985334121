package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.NewLimits;
import vn.lienthong.deadline.domain.LimitChange;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.workingtime.DueDates;

/** Received with five working days; the new version of the procedure gives three. */
class MovesToANewLimitTest {
    private static final String DOSSIER = "018.00565-260302-0007";
    private static final String RECEIVED = "2026-03-02T09:00";
    private static final String VERSION = "LOCAL-DCXD/2";
    private static final LimitChange CHANGE =
            new LimitChange(NewLimits.PROCEDURE, VERSION, Set.of("LOCAL-DCXD/1"), NewLimits.BASIS);
    private static final DueDateMoved MOVED = new DueDateMoved(
            Scope.DOSSIER,
            null,
            day("2026-03-09"),
            day("2026-03-05"),
            DueReason.LIMIT_CHANGE,
            NewLimits.BASIS,
            "VN-1",
            VERSION);

    private final Desk desk = new Desk(at("2026-03-04T10:00"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));

    @BeforeEach
    void publish() {
        var limit = new Limit(BigDecimal.valueOf(3), LimitUnit.WORKING_DAY);
        desk.learn(NewLimits.amended(
                NewLimits.version("2", LocalDate.of(2026, 3, 4), limit, SupplementPolicy.RESTART, Transition.APPLY)));
    }

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void carried_out_it_moves_once_what_the_dry_run_said_and_notices_come_at_the_new_date() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);

        assertThat(moved(desk.carryOut(CHANGE, true))).containsExactly(new MovesDueDates.Moved(DOSSIER, MOVED));
        assertThat(desk.events(DueDateMoved.class)).isEmpty();
        assertThat(moved(desk.carryOut(CHANGE, false))).containsExactly(new MovesDueDates.Moved(DOSSIER, MOVED));
        assertThat(moved(desk.carryOut(CHANGE, false))).isEmpty();

        assertThat(desk.events(DueDateMoved.class)).containsExactly(MOVED);
        assertThat(desk.written().getLast().actor()).isEqualTo("admin-1");
        desk.setClock(at("2026-03-06T00:00"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class))
                .extracting(DossierOverdue::dueAt)
                .containsExactly(day("2026-03-05").at());
    }

    @Test
    void what_would_have_passed_by_the_new_limit_is_kept_and_counted() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.setClock(at("2026-03-06T10:00"));

        var said = desk.carryOut(CHANGE, false);

        assertThat(moved(said)).isEmpty();
        assertThat(said.stream().mapToInt(MovesDueDates.Batch::kept).sum()).isEqualTo(1);
        assertThat(desk.events(DueDateMoved.class)).isEmpty();
    }

    @Test
    void what_the_log_brings_afterwards_is_counted_by_the_new_limit() {
        log.receive(DOSSIER, RECEIVED, 5);
        desk.read(log);
        desk.carryOut(CHANGE, false);

        log.intake(DOSSIER, at("2026-03-04T14:00"), new PaymentRequested(null, null, null));
        log.intake(DOSSIER, at("2026-03-06T09:00"), new PaymentConfirmed(null, null, null));
        desk.read(log);

        assertThat(desk.events(DueDateMoved.class).getLast())
                .extracting(DueDateMoved::from, DueDateMoved::to, DueDateMoved::reason)
                .containsExactly(day("2026-03-05"), day("2026-03-09"), DueReason.PAYMENT_PAUSE);
    }

    private static List<MovesDueDates.Moved> moved(List<MovesDueDates.Batch> batches) {
        return batches.stream().flatMap(batch -> batch.moved().stream()).toList();
    }

    private static DueDate day(String date) {
        return DueDates.endOf(LocalDate.parse(date));
    }
}

package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.deadline.Receptions;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.workingtime.DueDates;

class ReadsTheLogTest {
    private static final String DOSSIER = "018.00565-260302-0007";
    private static final String EXTENDED = "{\"newDue\":\"2026-03-20\",\"apologyNumber\":\"12/TB-UBND\"}";
    private static final DossierOverdue OVERDUE =
            new DossierOverdue(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), OverdueCause.PROCESSING);

    private static final DossierResolved RESOLVED =
            new DossierResolved(Receptions.WARD, Outcome.APPROVED, "ct-01", null);

    private final Desk desk = new Desk(at("2026-03-02T10:00"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void a_reception_sets_the_due_date_and_an_instant_to_look_at() {
        var received = log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);

        assertThat(desk.events(DueDateSet.class)).hasSize(1);
        assertThat(desk.written().getFirst().causationId()).isEqualTo(received);
        assertThat(desk.database.rows("select kind, at from due_instant order by at"))
                .extracting(List::getFirst)
                .containsExactlyInAnyOrder("DUE_SOON", "OVERDUE", "DUTY_MISSED");
    }

    @Test
    void what_passes_its_due_instant_open_is_overdue_once_since_that_instant() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        desk.setClock(at("2026-03-12T03:00"));
        desk.giveNotices();
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
        assertThat(desk.written().getLast().time()).isEqualTo(at("2026-03-09T23:59:59"));
        assertThat(desk.database.count("due_instant")).isZero();
        assertThat(desk.meters.get("lienthong.notice.delay").timer().totalTime(TimeUnit.HOURS))
                .as("of it and of the apology that did not come")
                .isEqualTo(2 * 51);
    }

    @Test
    void a_hand_over_that_does_not_come_is_a_missed_duty_once_its_day_has_passed() {
        log.intake(DOSSIER, at("2026-03-02T09:00"), Receptions.forDistrict(at("2026-03-02T09:00"), 5));
        desk.read(log);
        desk.setClock(at("2026-03-02T23:59:59"));
        desk.giveNotices();
        assertThat(desk.events(DutyMissed.class)).isEmpty();

        desk.setClock(at("2026-03-03T00:00"));
        desk.giveNotices();
        desk.giveNotices();

        assertThat(desk.events(DutyMissed.class)).extracting(DutyMissed::duty).containsExactly(Duty.TRANSFER);
    }

    @Test
    void it_is_taken_back_when_it_turns_out_to_have_come_in_time() {
        log.intake(DOSSIER, at("2026-03-02T09:00"), Receptions.forDistrict(at("2026-03-02T09:00"), 5));
        desk.read(log);
        desk.setClock(at("2026-03-03T00:00"));
        desk.giveNotices();

        log.routing(
                DOSSIER,
                at("2026-03-02T16:00"),
                new DossierTransferred(Receptions.WARD, Receptions.DISTRICT, null, null, null),
                null);
        desk.read(log);

        assertThat(desk.events(FactAnnulled.class)).hasSize(1);
    }

    @Test
    void a_dossier_that_cannot_be_judged_costs_no_other_its_notice_and_gets_its_own_once_it_can() {
        var ill = "018.00565-260227-0001";
        log.receive(ill, "2026-02-27T09:00", 5);
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        desk.setClock(at("2026-03-12T03:00"));
        desk.failFor(LocalDate.of(2026, 2, 27));

        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
        assertThat(desk.meters.get("lienthong.notice.failed").counter().count()).isEqualTo(1);

        desk.failNoMore();
        desk.setClock(at("2026-03-12T04:00"));
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).hasSize(2);
        assertThat(desk.written().getLast().dossier()).isEqualTo(ill);
    }

    @Test
    void the_table_is_only_where_to_look_the_facts_decide() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        log.resolve(DOSSIER, at("2026-03-06T10:00"), null);
        var held = desk.database
                .rows("select at, due_at, kind from due_instant where kind = 'OVERDUE'")
                .getFirst();
        desk.read(log);
        desk.database.execute("""
                insert into due_instant (at, due_at, shard, awaits_answer, kind, dossier)
                values ('%s', '%s', 3, false, '%s', '%s')""".formatted(held.get(0), held.get(1), held.get(2), DOSSIER));
        desk.setClock(at("2026-03-12T03:00"));
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).isEmpty();
        assertThat(desk.database.count("due_instant")).isZero();
    }

    @Test
    void an_earlier_close_that_arrives_late_withdraws_the_notice() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        desk.setClock(at("2026-03-10T00:00"));
        desk.giveNotices();
        log.recordedFrom(at("2026-03-10T08:00"));
        var close = log.resolve(DOSSIER, at("2026-03-06T10:00"), null);
        desk.read(log);
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).hasSize(1);
        assertThat(desk.events(OverdueWithdrawn.class))
                .containsExactly(
                        new OverdueWithdrawn(Scope.DOSSIER, null, at("2026-03-09T23:59:59"), OverdueCause.SYNC_DELAY));
        assertThat(desk.written().getLast().causationId()).isEqualTo(close);
    }

    @Test
    void what_was_reported_in_time_is_synchronised_though_its_answer_came_late_and_what_was_not_is_said_once() {
        var late = "018.00565-260914-0008";
        desk.setClock(at("2026-09-15T12:00"));
        receiveBirths(DOSSIER, late);
        log.recordedFrom(at("2026-09-15T09:05"));
        var inTime = reportResolved(DOSSIER);
        log.recordedFrom(at("2026-09-15T10:00"));
        var tooLate = reportResolved(late);
        desk.read(log);
        log.recordedFrom(at("2026-09-15T11:00"));
        log.routing(DOSSIER, at("2026-09-15T09:00"), RESOLVED, inTime);
        var resolved = log.routing(late, at("2026-09-15T09:00"), RESOLVED, tooLate);
        desk.read(log);

        assertThat(synchronisations())
                .singleElement()
                .extracting(LogRecord::causationId)
                .isEqualTo(resolved);

        log.intake(late, at("2026-09-15T11:30"), new SupplementProvided(null, null));
        desk.read(log);

        assertThat(synchronisations()).hasSize(1);
        assertThat(desk.events(FactCorrected.class)).isEmpty();
        assertThat(desk.events(FactAnnulled.class)).isEmpty();
    }

    @Test
    void what_only_the_way_into_the_log_made_late_was_synchronised_in_time() {
        desk.setClock(at("2026-09-15T12:00"));
        receiveBirths(DOSSIER);
        log.recordedFrom(at("2026-09-15T09:05"));
        var reported = reportResolved(DOSSIER);
        log.recordedFrom(at("2026-09-15T09:06"));
        log.routing(DOSSIER, at("2026-09-15T09:00"), RESOLVED, reported);

        desk.read(log.drain().stream()
                .map(placed -> new PlacedRecord(placed.record(), placed.offset(), at("2026-09-15T10:00")))
                .toList());

        assertThat(synchronisations()).isEmpty();
    }

    @Test
    void what_an_offline_source_tells_days_later_is_no_missed_synchronisation() {
        desk.setClock(at("2026-09-18T12:00"));
        desk.learn(new SourceRegistered(new SourceRegistration(LogOfOthers.SOURCE, LogOfOthers.WARD, true, 7), null));
        receiveBirths(DOSSIER);
        log.recordedFrom(at("2026-09-18T10:00"));
        log.routing(DOSSIER, at("2026-09-15T09:00"), RESOLVED, reportResolved(DOSSIER));
        desk.read(log);
        log.intake(DOSSIER, at("2026-09-18T11:00"), new SupplementProvided(null, null));
        desk.read(log);

        assertThat(synchronisations()).isEmpty();
    }

    private void receiveBirths(String... dossiers) {
        log.recordedFrom(at("2026-09-14T08:01"));
        for (var dossier : dossiers)
            log.intake(dossier, at("2026-09-14T08:00"), Receptions.ofBirth(at("2026-09-14T08:00")));
    }

    private String reportResolved(String dossier) {
        return log.report(dossier, "2026-09-15T09:00", "resolved", "{\"unit\":\"00565\"}");
    }

    private List<LogRecord> synchronisations() {
        return desk.written().stream()
                .filter(record -> EventTypes.decode(record.type(), record.data()) instanceof DutyMissed missed
                        && missed.duty() == Duty.SYNCHRONISATION
                        && "ct-01".equals(missed.officer()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2028-12-29,2029-01-02", "2030-05-01,2030-05-03", "9999-12-31,"})
    void a_due_date_beyond_the_calendars_stops_neither_a_pause_nor_what_follows(LocalDate posted, LocalDate moved) {
        log.receive(DOSSIER, at("2026-03-02T09:00"), DueDates.endOf(posted));
        log.intake(DOSSIER, at("2026-03-03T09:00"), new PaymentRequested(null, null, null));
        log.intake(DOSSIER, at("2026-03-05T09:00"), new PaymentConfirmed(null, null, null));
        desk.setClock(at("2026-05-01T08:00"));
        var reported = log.report(DOSSIER, "2026-03-06T09:00", "extended", EXTENDED);
        desk.read(log);

        assertThat(desk.written()).anyMatch(record -> reported.equals(record.causationId()));
        var moves = desk.events(DueDateMoved.class).stream()
                .filter(move -> move.reason() == DueReason.PAYMENT_PAUSE)
                .map(DueDateMoved::to)
                .toList();
        assertThat(moves).isEqualTo(moved == null ? List.of() : List.of(DueDates.endOf(moved)));
    }

    @Test
    void a_reported_fact_without_an_answer_holds_the_notice_back() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        var reported = log.report(DOSSIER, "2026-03-09T15:00", "resolved", "{\"unit\":\"00565\"}");
        desk.read(log);
        desk.setClock(at("2026-03-10T08:00"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        log.routing(DOSSIER, at("2026-03-09T15:00"), new FactRefused("resolved", "no-delegation", "no"), reported);
        desk.read(log);
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void history_being_loaded_raises_no_false_notice_whatever_comes_between() {
        log.recordedFrom(at("2026-06-01T08:00"));
        desk.setClock(at("2026-06-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        log.receive("018.00565-260302-0008", "2026-03-02T09:10", 5);
        desk.read(log);
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        log.resolve(DOSSIER, at("2026-03-06T10:00"), null);
        log.complete(at("2026-05-31T17:00"));
        desk.read(log);
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).hasSize(1);
        assertThat(desk.written().getLast().dossier()).isEqualTo("018.00565-260302-0008");
        assertThat(desk.events(OverdueWithdrawn.class)).isEmpty();
    }

    @Test
    void a_filing_being_loaded_waits_for_its_source_whatever_comes_between() {
        log.recordedFrom(at("2026-06-01T08:00"));
        desk.setClock(at("2026-06-01T08:00"));
        log.intake(DOSSIER, at("2026-03-02T09:00"), new DossierSubmitted(Receptions.WARD, "LOCAL-DCXD", null));
        desk.read(log);
        log.intake(DOSSIER, at("2026-03-02T09:05"), new PaymentRequested(null, null, null));
        desk.read(log);
        desk.giveNotices();
        assertThat(desk.events(DutyMissed.class)).isEmpty();

        log.complete(at("2026-05-31T17:00"));
        desk.read(log);
        desk.giveNotices();

        assertThat(desk.events(DutyMissed.class)).extracting(DutyMissed::duty).containsExactly(Duty.ONLINE_ACCEPTANCE);
    }

    @Test
    void a_source_that_has_fallen_silent_counts_as_complete() {
        log.recordedFrom(at("2026-06-01T08:00"));
        desk.setClock(at("2026-06-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        desk.read(log);
        desk.releaseSourcesSilentSince(at("2026-06-01T07:59:30"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        desk.releaseSourcesSilentSince(at("2026-06-01T08:00"));
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void a_source_that_says_how_far_it_is_complete_is_believed_for_a_day() {
        log.recordedFrom(at("2026-06-01T08:00"));
        desk.setClock(at("2026-06-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        log.complete(at("2026-03-09T17:00"));
        desk.read(log);
        desk.releaseSourcesSilentSince(at("2026-06-01T09:00"));
        desk.giveNotices();
        assertThat(desk.events(DossierOverdue.class)).isEmpty();

        desk.releaseSourcesSilentSince(at("2026-06-02T08:00"));
        desk.giveNotices();

        assertThat(desk.events(DossierOverdue.class)).containsExactly(OVERDUE);
    }

    @Test
    void a_reported_re_appointment_is_answered_and_moves_the_due_date() {
        desk.setClock(at("2026-05-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        var reported = log.report(DOSSIER, "2026-03-05T09:00", "extended", EXTENDED);
        log.report(DOSSIER, "2026-03-06T09:00", "extended", EXTENDED.replace("03-20", "03-30"));
        desk.read(log);

        var written = desk.written();
        assertThat(desk.events(ExtensionGranted.class)).hasSize(2);
        assertThat(written.getFirst().causationId()).isEqualTo(reported);
        assertThat(written.get(0).flags()).isEmpty();
        assertThat(written.get(1).flags()).containsExactly(Flag.SECOND_EXTENSION);
        assertThat(desk.events(DueDateMoved.class).getFirst().to())
                .isEqualTo(DueDates.endOf(LocalDate.parse("2026-03-20")));
        assertThat(written)
                .filteredOn(record -> record.type().contains("moved"))
                .extracting(record -> record.causationId())
                .containsExactly(written.get(0).id(), written.get(1).id());
    }

    @Test
    void a_correction_of_a_re_appointment_is_answered_once_and_corrects_what_followed() {
        desk.setClock(at("2026-05-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        var reported = log.report(DOSSIER, "2026-03-05T09:00", "extended", EXTENDED);
        desk.read(log);
        var correction = log.report(
                DOSSIER,
                "2026-03-06T09:00",
                "corrected",
                "{\"fact\":\"%s\",\"factType\":\"extended\",\"approver\":\"pct-01\"}".formatted(reported));
        desk.read(log);

        assertThat(desk.events(FactAnnulled.class)).hasSize(2);
        assertThat(desk.written())
                .filteredOn(record -> correction.equals(record.causationId()))
                .hasSize(1);
    }

    @Test
    void a_re_appointment_is_corrected_by_its_own_id_and_goes_back_when_that_is_annulled() {
        desk.setClock(at("2026-05-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        var reported = log.report(DOSSIER, "2026-03-05T09:00", "extended", EXTENDED);
        desk.read(log);
        var granted = desk.written().stream()
                .filter(record -> reported.equals(record.causationId()))
                .findFirst()
                .orElseThrow()
                .id();
        var later = ",\"data\":{\"newDue\":\"2026-03-25\",\"apologyNumber\":\"2\"}";
        var corrected = log.report(DOSSIER, "2026-03-06T09:00", "corrected", ownersCorrection(granted, later));
        desk.read(log);
        assertThat(desk.events(FactCorrected.class).getFirst().fact()).isEqualTo(granted);

        log.report(DOSSIER, "2026-03-06T10:00", "corrected", ownersCorrection(corrected, ""));
        desk.read(log);
        assertThat(desk.events(FactAnnulled.class)).hasSize(1);
        assertThat(desk.events(FactRefused.class)).isEmpty();
    }

    private static String ownersCorrection(String fact, String change) {
        return "{\"fact\":\"%s\",\"owner\":\"deadline\",\"approver\":\"pct-01\"%s}".formatted(fact, change);
    }

    @Test
    void what_cannot_be_read_is_refused_so_that_no_post_stays_pending() {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        log.report(DOSSIER, "2026-03-05T09:00", "extended", "{\"newDue\":\"soon\",\"apologyNumber\":\"1\"}");
        log.report(DOSSIER, "2026-03-05T09:00", "extended", "{\"date\":\"2026-03-20\"}");
        log.report("018.00565-260302-9999", "2026-03-05T09:00", "extended", EXTENDED);
        log.report(DOSSIER, "2026-03-05T09:00", "resolved", "{}");
        desk.read(log);

        assertThat(desk.events(FactRefused.class))
                .extracting(FactRefused::rule)
                .containsExactly("unreadable-data", "unreadable-data", "unknown-dossier");
    }

    @Test
    void its_own_facts_coming_round_change_nothing() {
        desk.setClock(at("2026-05-01T08:00"));
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        log.intake(DOSSIER, at("2026-03-04T09:00"), new SupplementRequested(null, null, null));
        desk.read(log);
        log.intake(DOSSIER, at("2026-03-16T09:00"), new SupplementProvided(null, null));
        log.report(DOSSIER, "2026-03-17T09:00", "extended", EXTENDED.replace("03-20", "04-20"));
        desk.read(log);
        var before = desk.written();
        log.comeRound(before);
        desk.read(log);

        assertThat(desk.written()).hasSameSizeAs(before);
        assertThat(desk.events(FactCorrected.class)).isEmpty();
        assertThat(desk.events(DueDateMoved.class)).hasSize(2);
    }

    @Test
    void however_the_log_is_cut_into_batches_the_same_stands_in_the_end() {
        desk.setClock(at("2026-05-01T08:00"));
        tell(log);
        for (var record : log.drain()) desk.read(List.of(record));
        try (var atOnce = new Desk(at("2026-05-01T08:00"))) {
            var again = new LogOfOthers(Desk.PARTITION, at("2026-03-02T10:00"));
            tell(again);
            atOnce.read(again);
            atOnce.setClock(at("2026-06-01T00:00"));
            desk.setClock(at("2026-06-01T00:00"));
            atOnce.giveNotices();
            desk.giveNotices();

            assertThat(atOnce.events(DossierOverdue.class)).isEqualTo(desk.events(DossierOverdue.class));
            assertThat(atOnce.events(DueDateMoved.class)).isEqualTo(desk.events(DueDateMoved.class));
        }
    }

    private static void tell(LogOfOthers log) {
        log.receive(DOSSIER, "2026-03-02T09:00", 5);
        log.intake(DOSSIER, at("2026-03-04T09:00"), new SupplementRequested(null, null, null));
        log.intake(DOSSIER, at("2026-03-16T09:00"), new SupplementProvided(null, null));
        log.report(DOSSIER, "2026-03-17T09:00", "extended", EXTENDED.replace("03-20", "04-20"));
        var reported = log.report(DOSSIER, "2026-04-22T09:00", "resolved", "{\"unit\":\"00565\"}");
        log.resolve(DOSSIER, at("2026-04-22T09:00"), reported);
    }
}

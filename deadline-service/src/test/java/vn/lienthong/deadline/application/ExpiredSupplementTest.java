package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.deadline.Receptions;
import vn.lienthong.journal.testkit.Chains;

class ExpiredSupplementTest {
    private static final String DOSSIER = "018.00565-260914-0007";
    private static final String OTHER = "018.00565-260914-0008";
    private static final String LAST_SECOND = "2026-09-24T23:59:59";
    private static final String PASSED = "2026-09-25T00:00";

    private final Desk desk = new Desk(at("2026-09-14T10:00"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-09-14T10:00"));

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void it_is_said_once_when_its_last_day_has_passed() {
        var request = ask(DOSSIER);
        desk.read(log);
        assertThat(desk.database.rows("select kind from due_instant where dossier = '" + DOSSIER + "'"))
                .contains(List.of("SUPPLEMENT_EXPIRED"));
        desk.setClock(at(LAST_SECOND));
        desk.giveNotices();
        assertThat(expiries()).isEmpty();

        desk.setClock(at(PASSED));
        desk.giveNotices();
        desk.giveNotices();

        assertThat(expiries()).singleElement().satisfies(said -> {
            assertThat(said.causationId()).isEqualTo(request);
            assertThat(said.time()).isEqualTo(at(LAST_SECOND));
            assertThat(said.origin()).isNull();
        });
        assertThat(desk.database.count("due_instant where kind = 'SUPPLEMENT_EXPIRED'"))
                .isZero();
    }

    @Test
    void its_stop_coming_round_changes_nothing() {
        ask(DOSSIER);
        expire();
        stop(expiries().getFirst());

        desk.setClock(at("2026-10-20T08:00"));
        desk.giveNotices();

        assertThat(desk.events(SupplementExpired.class)).hasSize(1);
        assertThat(desk.events(FactAnnulled.class)).isEmpty();
    }

    @Test
    void a_supplement_in_time_that_is_told_late_takes_it_back_and_once_that_is_taken_back_it_is_said_again() {
        ask(DOSSIER);
        expire();
        var expiry = expiries().getFirst();
        var stop = stop(expiry);
        var provided = log.intake(DOSSIER, at("2026-09-24T16:00"), new SupplementProvided(null, null));
        desk.read(log);
        assertThat(desk.events(FactAnnulled.class)).containsExactly(new FactAnnulled(expiry.id(), null));

        log.routing(DOSSIER, at(LAST_SECOND), new FactAnnulled(stop, null), null);
        desk.read(log);
        desk.setClock(at("2026-09-25T12:00"));
        desk.giveNotices();
        assertThat(desk.events(SupplementExpired.class)).hasSize(1);

        log.intake(DOSSIER, at("2026-09-25T13:00"), new FactAnnulled(provided, "ct-01"));
        desk.read(log);
        desk.setClock(at("2026-09-25T14:00"));
        desk.giveNotices();
        assertThat(desk.events(SupplementExpired.class)).hasSize(2);
    }

    @Test
    void history_being_loaded_waits_for_its_source() {
        log.recordedFrom(at("2026-11-02T08:00"));
        desk.setClock(at("2026-11-02T08:00"));
        ask(DOSSIER);
        ask(OTHER);
        desk.read(log);
        desk.giveNotices();
        assertThat(expiries()).isEmpty();

        log.intake(DOSSIER, at("2026-09-20T09:00"), new SupplementProvided(null, null));
        log.complete(at("2026-11-01T17:00"));
        desk.read(log);
        desk.giveNotices();

        assertThat(expiries()).extracting(LogRecord::dossier).containsExactly(OTHER);
    }

    /** Received, and asked for more the day after. */
    private String ask(String dossier) {
        log.intake(dossier, at("2026-09-14T09:00"), Receptions.ofBirth(at("2026-09-14T09:00")));
        return log.intake(dossier, at("2026-09-15T10:00"), new SupplementRequested(null, "cb-01", null));
    }

    private void expire() {
        desk.read(log);
        desk.setClock(at(PASSED));
        desk.giveNotices();
    }

    private String stop(LogRecord expiry) {
        var stopped = new ProcessingStopped(Receptions.WARD, StopGround.SUPPLEMENT_EXPIRED, null);
        var stop = log.routing(DOSSIER, expiry.time(), stopped, expiry.id());
        desk.read(log);
        return stop;
    }

    private List<LogRecord> expiries() {
        return desk.written().stream()
                .filter(record -> record.type().endsWith(".supplement-expired.v1"))
                .toList();
    }
}

package vn.lienthong.deadline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.application.LogOfOthers.at;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.journal.testkit.Chains;

/** Filed online on Wednesday, 4 March 2026, to be looked at within eight working hours. */
class GivesNoticesTest {
    private static final String DOSSIER = "018.00565-260304-0007";

    private final Desk desk = new Desk(at("2026-03-04T09:30"));
    private final LogOfOthers log = new LogOfOthers(Desk.PARTITION, at("2026-03-04T09:30"));

    @AfterEach
    void close() {
        assertThat(Chains.faults(desk.journal)).isEmpty();
        desk.close();
    }

    @Test
    void what_another_law_has_put_off_meanwhile_is_noted_anew_and_given_at_its_new_date() {
        log.intake(DOSSIER, at("2026-03-04T09:00"), new DossierSubmitted(LogOfOthers.WARD, "LOCAL-DCXD", null));
        desk.read(log);
        desk.learn(
                NewCalendars.published("VN-2", LocalDate.of(2026, 3, 4), List.of(LocalDate.of(2026, 3, 5)), List.of()));

        look("2026-03-05T23:59:59");
        assertThat(desk.events(DutyMissed.class)).isEmpty();

        look("2026-03-06T23:59:59");
        assertThat(desk.events(DutyMissed.class)).extracting(DutyMissed::duty).containsExactly(Duty.ONLINE_ACCEPTANCE);
        assertThat(desk.database.count("due_instant")).isZero();
    }

    private void look(String moment) {
        desk.setClock(at(moment));
        desk.giveNotices();
    }
}

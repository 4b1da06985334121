package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;
import static vn.lienthong.catalogue.Sending.accepted;
import static vn.lienthong.catalogue.Sending.agencies;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.officers;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.OfficerAmended;
import vn.lienthong.contracts.event.OfficerAppointed;
import vn.lienthong.contracts.event.OfficerMoved;
import vn.lienthong.contracts.event.OfficerReleased;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;

class OfficerImportTest {
    private static final String APPOINTED = """
            id,unit,room,position,from,to
            cb-01,00541,MC,RECEPTION,2025-07-01,
            """;
    private static final String MOVED = """
            id,unit,position,from
            cb-01,00541,LEADER,2026-03-01
            """;

    private final ReferenceState shipped = ReferenceState.shipped();
    private final ReferenceState appointed = shipped.with(facts(officers(shipped, APPOINTED)));
    private final ReferenceState moved = appointed.with(facts(officers(appointed, MOVED)));

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void given_an_unknown_officer_then_it_is_appointed() {
        assertThat(accepted(officers(shipped, APPOINTED)).changes())
                .containsExactly(new Plan.Change<>(
                        2,
                        new OfficerAppointed(
                                new OfficerDescription(
                                        "cb-01",
                                        List.of(new Appointment("00541", "MC", "RECEPTION", day("2025-07-01"), null))),
                                APPROVAL),
                        null));
    }

    @Test
    void given_a_later_appointment_then_the_officer_is_moved_and_the_one_before_ends() {
        assertThat(fact(officers(appointed, MOVED)))
                .isEqualTo(new OfficerMoved(
                        new OfficerDescription(
                                "cb-01",
                                List.of(
                                        new Appointment(
                                                "00541", "MC", "RECEPTION", day("2025-07-01"), day("2026-03-01")),
                                        new Appointment("00541", null, "LEADER", day("2026-03-01"), null))),
                        APPROVAL));
        assertThat(moved.catalogue().officer("cb-01", day("2026-02-28")))
                .map(Officer::position)
                .contains("RECEPTION");
        assertThat(moved.catalogue().officer("cb-01", day("2026-03-01")))
                .map(Officer::position)
                .contains("LEADER");
    }

    @Test
    void given_what_was_sent_before_then_nothing_changes() {
        assertThat(officers(moved, APPOINTED)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
        assertThat(officers(moved, MOVED)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @Test
    void given_the_end_of_the_last_appointment_then_the_officer_is_released_and_known_still() {
        var plan = officers(moved, """
                id,unit,position,from,to
                cb-01,00541,LEADER,2026-03-01,2026-05-01
                """);

        assertThat(fact(plan)).isInstanceOf(OfficerReleased.class);
        var after = moved.with(facts(plan)).catalogue();
        assertThat(after.officer("cb-01", day("2026-05-01"))).isEmpty();
        assertThat(after.knowsOfficer("cb-01", day("2026-05-01"))).isTrue();
        assertThat(after.knowsOfficer("cb-01", day("2025-06-30"))).isFalse();
        assertThat(after.knowsOfficer("cb-99", day("2026-05-01"))).isFalse();
    }

    @Test
    void given_another_room_or_position_of_a_known_appointment_then_the_officer_is_amended() {
        assertThat(fact(officers(moved, """
                id,unit,room,position,from
                cb-01,00541,VP,PROCESSING,2025-07-01
                """))).isInstanceOf(OfficerAmended.class);
    }

    @Test
    void only_who_leads_the_unit_on_that_day_signs_by_position() {
        assertThat(moved.catalogue().signsByPosition("cb-01", "00541", day("2026-03-01")))
                .isTrue();
        assertThat(moved.catalogue().signsByPosition("cb-01", "00541", day("2026-02-28")))
                .isFalse();
        assertThat(moved.catalogue().signsByPosition("cb-01", "00565", day("2026-03-01")))
                .isFalse();
        assertThat(moved.catalogue().signsByPosition("cb-99", "00541", day("2026-03-01")))
                .isFalse();
    }

    @Test
    void an_appointment_ends_with_its_unit_whoever_bears_the_code_next() {
        var earlier = shipped.with(facts(officers(shipped, """
                id,unit,position,from
                cb-02,00541,LEADER,2025-01-01
                """))).catalogue();

        assertThat(earlier.officer("cb-02", day("2025-06-30"))).isPresent();
        assertThat(earlier.officer("cb-02", day("2025-07-01"))).isEmpty();
    }

    @Test
    void an_officer_sits_in_a_room_of_the_agency() {
        var known = shipped.with(facts(agencies(shipped, """
                code,name,kind,unit,from,rooms
                CA00541,Công an xã Phù Đổng,POLICE,00541,2025-07-01,Quản lý hành chính@QLHC
                """)));

        assertThat(officers(known, "id,unit,room,position,from\ncb-03,CA00541,QLHC,PROCESSING,2026-01-01\n"))
                .isInstanceOf(Plan.Accepted.class);
        assertThat(faults(officers(known, "id,unit,room,position,from\ncb-03,CA00541,MC,PROCESSING,2026-01-01\n")))
                .containsExactly("line 2: officer cb-03 sits in the room MC, which CA00541 has not");
    }

    @Test
    void given_a_file_with_every_kind_of_wrong_row_then_each_is_told_by_its_line_and_nothing_changes() {
        assertThat(faults(officers(moved, """
                id,unit,room,position,from,to
                ,00541,,LEADER,2026-01-01,
                cb-03,,,LEADER,2026-01-01,
                cb-04,00541,,,2026-01-01,
                cb-05,00541,,LEADER,,
                cb 06,00541,,LEADER,2026-01-01,
                cb-07,00541,,leader,2026-01-01,
                cb-08,00541,,KING,2026-01-01,
                cb-09,99999,,LEADER,2026-01-01,
                cb-10,018,,LEADER,2025-07-01,
                cb-11,00541,,LEADER,2026-01-01,2025-12-31
                cb-12,00541,,LEADER,2026-01-01,2026-03-01
                cb-12,00541,,RECEPTION,2026-02-01,
                cb-13,00541,,LEADER,2026-01-01,
                cb-13,00541,,RECEPTION,2026-01-01,
                cb-01,00541,,LEADER,2025-12-01,2026-04-01
                """)))
                .containsExactly(
                        "line 2: id: is missing",
                        "line 3: appointments.unit: is missing",
                        "line 4: appointments.position: is missing",
                        "line 5: appointments.from: is missing",
                        "line 6: id: \"cb 06\" holds other than letters, digits, . and -",
                        "line 7: appointments.position: \"leader\" holds other than capitals, digits and _",
                        "line 8: officer cb-08 has the unknown position KING",
                        "line 9: officer cb-09 is appointed to 99999, which no unit or agency bears on 2026-01-01",
                        "line 10: officer cb-10 is appointed to 018, which no unit or agency bears on 2025-07-01",
                        "line 11: officer cb-11 is released on 2025-12-31, before the appointment begins",
                        "line 13: officer cb-12 is appointed from 2026-02-01 while still appointed from 2026-01-01",
                        "line 15: officer cb-13 is appointed twice from 2026-01-01",
                        "line 16: officer cb-01 is appointed from 2025-12-01 while still appointed from 2025-07-01",
                        "line 16: officer cb-01 is appointed from 2026-03-01 while still appointed from 2025-12-01");
    }
}

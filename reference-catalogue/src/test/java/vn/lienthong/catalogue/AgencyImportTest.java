package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;
import static vn.lienthong.catalogue.Sending.accepted;
import static vn.lienthong.catalogue.Sending.agencies;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.units;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.AgencyAmended;
import vn.lienthong.contracts.event.AgencyDissolved;
import vn.lienthong.contracts.event.AgencyEstablished;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.AgencyDescription.Room;

/** Of a known agency: CA00565 Công an xã Gia Lâm, since 1 July 2025. */
class AgencyImportTest {
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 3, 6);

    private final ReferenceState shipped = ReferenceState.shipped();

    @Test
    void given_an_unknown_agency_when_it_is_sent_then_it_is_established() {
        var plan = agencies(shipped, """
                code,name,kind,unit,from,to,into,desk,rooms,note
                THUE00541,Thuế cơ sở,TAX,00541,2026-01-01,2027-01-01,THUE01,gio-0730,Bộ phận một cửa@MC|Kê khai@KK,dự kiến
                """);

        assertThat(accepted(plan).changes())
                .containsExactly(new Plan.Change<>(
                        2,
                        new AgencyEstablished(
                                new AgencyDescription(
                                        "THUE00541",
                                        "Thuế cơ sở",
                                        "TAX",
                                        "00541",
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2027, 1, 1),
                                        List.of("THUE01"),
                                        "gio-0730",
                                        List.of(new Room("MC", "Bộ phận một cửa"), new Room("KK", "Kê khai")),
                                        "dự kiến"),
                                APPROVAL),
                        null));
    }

    @Test
    void given_a_known_agency_when_the_same_is_sent_then_nothing_changes() {
        assertThat(agencies(shipped, """
                unit,from,name,code,kind
                00565,2025-07-01,Công an xã Gia Lâm,CA00565,POLICE
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @ParameterizedTest
    @CsvSource({"desk, gio-0730", "rooms, Quản lý hành chính@QLHC", "note, đã xác nhận"})
    void given_a_known_agency_when_its_desk_rooms_or_note_differ_then_it_is_amended(String column, String value) {
        assertThat(fact(agencies(shipped, """
                code,name,kind,unit,from,%s
                CA00565,Công an xã Gia Lâm,POLICE,00565,2025-07-01,%s
                """.formatted(column, value)))).isInstanceOf(AgencyAmended.class);
    }

    @Test
    void given_a_known_agency_when_its_name_differs_and_it_ends_then_it_is_amended_and_dissolved() {
        var changes = accepted(agencies(shipped, """
                code,name,kind,unit,from,to,into
                CA00565,Công an phường Gia Lâm,POLICE,00565,2025-07-01,2027-01-01,CA01
                """)).changes();

        assertThat(changes)
                .extracting(Plan.Change::fact)
                .extracting(Object::getClass)
                .containsExactly(AgencyAmended.class, AgencyDissolved.class);
        assertThat(changes.get(0).before())
                .isEqualTo(shipped.agency("CA00565", SINCE).orElseThrow());
        assertThat(changes.get(1).fact()).isInstanceOfSatisfying(AgencyDissolved.class, dissolved -> {
            assertThat(dissolved.agency().name()).isEqualTo("Công an phường Gia Lâm");
            assertThat(dissolved.agency().to()).isEqualTo("2027-01-01");
            assertThat(dissolved.agency().into()).containsExactly("CA01");
        });
    }

    @Test
    void given_an_agency_that_ended_when_its_code_begins_anew_then_each_serves_in_its_time() {
        var next = shipped.with(facts(agencies(shipped, """
                code,name,kind,unit,from,to
                CA00565,Công an xã Gia Lâm,POLICE,00565,2025-07-01,2026-01-01
                CA00565,Công an liên xã,POLICE,01,2026-01-01,
                """))).catalogue();

        assertThat(next.serving("POLICE", "00565", LocalDate.of(2025, 12, 31)))
                .map(Unit::name)
                .contains("Công an xã Gia Lâm");
        assertThat(next.serving("POLICE", "00565", IN_2026)).map(Unit::name).contains("Công an liên xã");
        assertThat(next.everWithin("CA00565", "00565")).isTrue();
        assertThat(next.within("CA00565", "00565", IN_2026)).isFalse();
    }

    @Test
    void given_no_desk_then_the_hours_are_those_of_the_unit_else_those_named() {
        var next = shipped.with(facts(agencies(shipped, """
                code,name,kind,unit,from,desk
                THUE00541,Thuế cơ sở,TAX,00541,2026-01-01,
                THUE00562,Thuế cơ sở,TAX,00562,2026-01-01,gio-0730
                """))).catalogue();

        assertThat(next.unit("THUE00541", IN_2026).orElseThrow().hours())
                .isEqualTo(next.unit("00541", IN_2026).orElseThrow().hours());
        assertThat(next.unit("THUE00562", IN_2026).orElseThrow().hours())
                .isEqualTo(next.unit("14329", IN_2026).orElseThrow().hours())
                .isNotEqualTo(next.unit("00562", IN_2026).orElseThrow().hours());
    }

    @Test
    void given_an_agency_whose_unit_ends_then_the_unit_may_end_and_the_agency_lies_below_nothing() {
        var next = shipped.with(facts(units(shipped, """
                code,name,level,parent,from,to,into
                00565,Xã Gia Lâm,WARD,01,2025-07-01,2026-01-01,00577
                """))).catalogue();

        assertThat(next.unit("CA00565", IN_2026)).isPresent();
        assertThat(next.within("CA00565", "01", IN_2026)).isFalse();
        assertThat(next.serving("TAX", "CA00565", IN_2026)).isEmpty();
    }

    @Test
    void given_a_file_with_every_kind_of_wrong_row_then_each_is_told_by_its_line_and_nothing_changes() {
        assertThat(faults(agencies(shipped, """
                code,name,kind,unit,from,to,into,desk,rooms
                ,Không mã,TAX,01,2026-01-01,,,,
                T2,,TAX,01,2026-01-01,,,,
                T3,Không loại,,01,2026-01-01,,,,
                T4,Không đơn vị,TAX,,2026-01-01,,,,
                T5,Không ngày,TAX,01,,,,,
                123,Mã toàn số,TAX,01,2026-01-01,,,,
                A23456789012345678901,Mã dài,TAX,01,2026-01-01,,,,
                T.8,Mã có chấm,TAX,01,2026-01-01,,,,
                T9,Loại lạ,TAXES,01,2026-01-01,,,,
                T10,Loại viết sai,tax,01,2026-01-01,,,,
                T11,Đơn vị lạ,TAX,99,2026-01-01,,,,
                T12,Đơn vị đã hết,TAX,018,2025-07-01,,,,
                T13,Thuộc cơ quan,TAX,CA01,2026-01-01,,,,
                T14,Trước khi bắt đầu,TAX,01,2026-01-01,2025-12-31,,,
                T15,Bàn lạ,TAX,01,2026-01-01,,,gio-0900,
                T16,Vào đâu,TAX,01,2026-01-01,2027-01-01,T99,,
                T17,Không hết mà vào,TAX,01,2026-01-01,,CA01,,
                T18,Phòng không mã,TAX,01,2026-01-01,,,,Phòng A
                T19,Phòng hai lần,TAX,01,2026-01-01,,,,Phòng A@A|Phòng B@A
                T20,Một lần,TAX,01,2026-01-01,,,,
                T20,Hai lần,TAX,01,2026-01-01,,,,
                CA01,Trùng mã,POLICE,01,2026-01-01,,,,
                CA00565,Công an xã Gia Lâm,TAX,01,2025-07-01,,,,
                CA018,Công an huyện Gia Lâm,POLICE,018,2004-07-08,,,,
                """)))
                .containsExactly(
                        "line 2: code: is missing",
                        "line 3: name: is missing",
                        "line 4: kind: is missing",
                        "line 5: unit: is missing",
                        "line 6: from: is missing",
                        "line 7: code: \"123\" is not up to 20 letters and digits with a letter among them",
                        "line 8: code: \"A23456789012345678901\" is not up to 20 letters and digits with a letter"
                                + " among them",
                        "line 9: code: \"T.8\" is not up to 20 letters and digits with a letter among them",
                        "line 10: agency T9 is of the unknown kind TAXES",
                        "line 11: kind: \"tax\" holds other than capitals, digits and _",
                        "line 12: agency T11 belongs to 99, which no unit bears on 2026-01-01",
                        "line 13: agency T12 belongs to 018, which no unit bears on 2025-07-01",
                        "line 14: agency T13 belongs to CA01, which no unit bears on 2026-01-01",
                        "line 15: agency T14 ends on 2025-12-31, before it begins",
                        "line 16: agency T15 names the unknown desk gio-0900",
                        "line 17: agency T16 goes into T99, which no agency bears on 2027-01-01",
                        "line 18: agency T17 goes into CA01 but never ends",
                        "line 19: rooms.code: is missing",
                        "line 20: agency T19 has the room A twice",
                        "line 22: T20@2026-01-01 stands on line 21 already",
                        "line 23: agency CA01 bears its code while CA01@2025-07-01 does",
                        "line 24: kind: was POLICE, which an agency keeps as long as it lasts: end it and let another one"
                                + " begin",
                        "line 24: unit: was 00565, which an agency keeps as long as it lasts: end it and let another one"
                                + " begin",
                        "line 25: to: was 2025-07-01, and no end is taken back");
    }

    @Test
    void no_code_is_borne_by_a_unit_and_an_agency() {
        var next = shipped.with(facts(units(shipped, """
                code,name,level,parent,from
                X1,Xã Một,WARD,01,2026-01-01
                """)));

        assertThat(faults(agencies(next, """
                code,name,kind,unit,from
                X1,Thuế cơ sở,TAX,01,2026-01-01
                """))).containsExactly("line 2: agency X1 bears the code of a unit");
        assertThat(faults(units(shipped, """
                code,name,level,parent,from
                CA018,Xã Một,WARD,01,2026-01-01
                """))).containsExactly("line 2: unit CA018 bears the code of an agency");
    }

    @Test
    void no_agency_is_sent_as_a_unit() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from
                X1,Thuế cơ sở,AGENCY,01,2026-01-01
                """)))
                .containsExactly("line 2: level: \"AGENCY\" is none of PROVINCE, DISTRICT, WARD");
    }
}

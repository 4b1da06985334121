package vn.lienthong.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.units;
import static vn.lienthong.catalogue.Sending.unitsInYaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.ReferenceFiles.Format;

/** A file of units is refused as a whole, and says all that is wrong with it. */
class WrongUnitRowsTest {
    private static final String LONG = "x".repeat(257);

    private final ReferenceState shipped = ReferenceState.shipped();

    @Test
    void given_a_file_with_every_kind_of_wrong_row_then_each_is_told_by_its_line_and_nothing_changes() {
        var known = List.copyOf(shipped.units());

        assertThat(faults(units(shipped, """
                code,name,level,parent,from,to,into,desk,saturday,note,formerNames
                ,Không mã,WARD,01,2026-01-01,,,,,,
                90001,,WARD,01,2026-01-01,,,,,,
                90002,Không cấp,,01,2026-01-01,,,,,,
                90003,Sai cấp,XÃ,01,2026-01-01,,,,,,
                90004,Không ngày,WARD,01,,,,,,,
                90005,Sai ngày,WARD,01,2025-13-01,,,,,,
                90006,Thuộc ai,WARD,,2026-01-01,,,,,,
                90 07,Mã sai,WARD,01,2026-01-01,,,,,,
                90008678901234567890123456789012345678901,Mã dài,WARD,01,2026-01-01,,,,,,
                90009,%s,WARD,01,2026-01-01,,,,,,
                90010,Thứ bảy,WARD,01,2026-01-01,,,,có,,
                90011,Thừa ô,WARD,01,2026-01-01,,,,,,,thừa
                90012,Trước khi bắt đầu,WARD,01,2026-01-01,2025-12-31,,,,,
                90013,Bàn lạ,WARD,01,2026-01-01,,,gio-0900,,,
                90014,Tỉnh không giờ,PROVINCE,,2026-01-01,,,,,,
                90015,Tỉnh có trên,PROVINCE,01,2026-01-01,,,gio-0730,,,
                90016,Trên không có,WARD,99,2026-01-01,,,,,,
                90017,Trên ngang cấp,WARD,00541,2026-01-01,,,,,,
                90018,Trên là mình,WARD,90018,2026-01-01,,,,,,
                90019,Trên đã hết,WARD,018,2025-02-01,,,,,,
                90020,Vào đâu,WARD,01,2026-01-01,2027-01-01,99999,,,,
                90021,Không hết mà vào,WARD,01,2026-01-01,,00541,,,,
                00541,Xã Trùng,WARD,01,2026-01-01,,,,,,
                90022,Một lần,WARD,01,2026-01-01,,,,,,
                90022,Hai lần,WARD,01,2026-01-01,,,,,,
                00565,Xã Đổi Tên,WARD,01,2025-07-01,,,,,,
                00562,Xã Thuận An,DISTRICT,01,2025-07-01,,,,,,
                00577,Xã Bát Tràng,WARD,37,2025-07-01,,,,,,
                00526,Thị trấn Yên Viên,WARD,018,2004-07-08,,,,,,
                90023,Tên cũ,WARD,01,2026-01-01,,,,,,Xã Cũ
                90024,Tên cũ,WARD,01,2026-01-01,,,,,,Xã Cũ@2025-01-01
                90025,Sai vào,WARD,01,2026-01-01,2027-01-01,005/41,,,,
                90026,Lùi,WARD,01@2026-01-01 37@2025-01-01,2026-01-01,,,,,,
                90027,Sau,WARD,01@2026-02-01,2026-01-01,,,,,,
                90028,Đổi muộn,WARD,01,2026-01-01,2027-01-01,,,,,Xã Cũ@2027-01-01
                90029,Tên|khác,WARD,01,2026-01-01,,,,,,
                90030,Ghi chú,WARD,01,2026-01-01,,,,,\u0007,
                """.formatted(LONG))))
                .containsExactly(
                        "line 2: code: is missing",
                        "line 3: name: is missing",
                        "line 4: level: is missing",
                        "line 5: level: \"XÃ\" is none of PROVINCE, DISTRICT, WARD",
                        "line 6: from: is missing",
                        "line 7: from: \"2025-13-01\" is no day",
                        "line 8: parent: is missing",
                        "line 9: code: \"90 07\" holds other than letters, digits, . and -",
                        "line 10: code: is longer than 40 characters",
                        "line 11: name: is longer than 256 characters",
                        "line 12: saturday: \"có\" is not true or false",
                        "line 13: has 12 cells for 11 columns",
                        "line 14: unit 90012 ends on 2025-12-31, before it begins",
                        "line 15: unit 90013 names the unknown desk gio-0900",
                        "line 16: unit 90014 is a province and names no desk",
                        "line 17: unit 90015 only a province has no parent",
                        "line 18: unit 90016 belongs to 99, which no unit bears on 2026-01-01",
                        "line 19: unit 90017 belongs to 00541, which is not of a higher level",
                        "line 20: unit 90018 belongs to itself",
                        "line 21: unit 90019 belongs to 018, which no unit bears on 2025-07-01",
                        "line 22: unit 90020 goes into 99999, which no unit bears on 2027-01-01",
                        "line 23: unit 90021 goes into 00541 but never ends",
                        "line 24: unit 00541 bears its code while 00541@2025-07-01 does",
                        "line 26: 90022@2026-01-01 stands on line 25 already",
                        "line 27: name: was \"Xã Gia Lâm\"; formerNames is to say until when",
                        "line 28: level: was WARD, which a unit keeps as long as it lasts",
                        "line 29: parent: leaves out 01@2025-07-01",
                        "line 30: to: was 2025-07-01, and no end is taken back",
                        "line 31: formerNames.until: is missing",
                        "line 32: unit 90024 bore Xã Cũ until 2025-01-01, which is not after 2026-01-01",
                        "line 33: into: \"005/41\" holds other than letters, digits, . and -",
                        "line 34: unit 90026 belongs to 01 from 2026-01-01, which is not before 2025-01-01",
                        "line 35: unit 90027 belongs to no unit on its first day",
                        "line 36: unit 90028 bore another name until 2027-01-01, when it is no more",
                        "line 37: name: holds a | or a control character",
                        "line 38: note: holds a control character");
        assertThat(shipped.units()).containsExactlyElementsOf(known);
    }

    @Test
    void given_wrong_columns_then_each_is_told_once_and_a_missing_one_ends_the_reading() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from,ward,ward,code
                00001,Phường Một,WARD,01,2026-01-01,x,y,z
                00002,Phường Hai,WARD,01,2026-13-01,x,y,z
                """)))
                .containsExactly(
                        "line 1: has the column code twice",
                        "line 1: unknown column \"ward\"",
                        "line 3: from: \"2026-13-01\" is no day");
        assertThat(faults(units(shipped, "code;name;level;parent;from\n00001;Phường Một;WARD;01;2026-01-01\n")))
                .containsExactly(
                        "line 1: has no column code",
                        "line 1: has no column from",
                        "line 1: has no column level",
                        "line 1: has no column name",
                        "line 1: unknown column \"code;name;level;parent;from\"");
    }

    @Test
    void given_a_cell_over_several_lines_then_the_lines_behind_it_are_counted_on() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from,note

                00001,Phường Một,WARD,01,2026-01-01,"một
                hai"
                00002,Phường Hai,WARD,01,2026-01,
                """))).containsExactly("line 5: from: \"2026-01\" is no day");
    }

    @Test
    void given_a_quote_that_is_not_closed_then_the_reading_ends_there() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from
                00001,Phường Một,WARD,01,2026
                00002,"Phường Hai,WARD,01,2026-01-01
                """)))
                .hasSize(2)
                .contains("line 2: from: \"2026\" is no day")
                .anyMatch(fault -> fault.contains("is no CSV"));
    }

    @Test
    void given_yaml_with_wrong_items_then_each_is_told_and_a_syntax_error_ends_the_reading() {
        assertThat(faults(unitsInYaml(shipped, """
                - {code: "00001", name: Phường Một, level: WARD, parent: "01", from: 2026-01-01, ward: x}
                - just text
                - {code: "00002", name: Phường Hai, level: WARD, parent: "01", from: 2026-01-01, code: "00003"}
                - code: "00004"
                  name: [Phường, Bốn]
                  level: WARD
                  parents:
                    - {of: "01", since: 2026-01-01}
                  into: "00541"
                  from: 2026-01-01
                - {code: "00005", name: Phường Năm, level: WARD, from: 2026-01-01, parent: "01", parents: [{of: "01"}]}
                - {code: "00006", name: Phường Sáu, level: WARD, from: 2026-01, parent: "01"]
                - {code: "00007", level: XÃ}
                """)))
                .containsExactly(
                        "line 1: unknown key \"ward\"",
                        "line 2: is no mapping",
                        "line 3: has the key \"code\" twice",
                        "line 5: name: is a list or a mapping, not a value",
                        "line 8: unknown key \"parents.since\"",
                        "line 9: into: is no list",
                        "line 11: parents: stands beside parent; one of them is enough",
                        "line 12: is no YAML: expected ',' or '}', but got ]");
    }

    @Test
    void given_yaml_that_points_to_another_place_then_the_name_of_the_place_is_no_value() {
        assertThat(faults(unitsInYaml(shipped, """
                - {code: "00001", name: &one Phường Một, level: WARD, parent: "01", from: 2026-01-01}
                - {code: "00002", name: *one , level: WARD, parent: "01", from: 2026-01-01}
                """))).containsExactly("line 2: points to another place with *one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code: x", "text", "{a: [}", "- {a: b}\n---\n- {a: b}"})
    void given_yaml_that_is_no_list_then_it_is_told(String yaml) {
        assertThat(faults(unitsInYaml(shipped, yaml))).isNotEmpty();
    }

    @Test
    void given_a_unit_above_that_cannot_be_read_then_those_below_are_not_told_that_it_is_missing() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from,desk
                90,Tỉnh Mới,PROVINCE,,2026,gio-0730
                90001,Xã Mới,WARD,90,2026-01-01,
                90002,Xã Khác,WARD,91,2026-01-01,
                """)))
                .containsExactly(
                        "line 2: from: \"2026\" is no day",
                        "line 4: unit 90002 belongs to 91, which no unit bears on 2026-01-01");
    }

    @Test
    void given_neither_document_nor_approver_then_every_row_without_both_is_told() {
        var sent = ReferenceFiles.units(Format.CSV, """
                code,name,level,parent,from,document,approver
                00001,Phường Một,WARD,01,2026-01-01,,
                00002,Phường Hai,WARD,01,2026-01-01,1/NQ,
                00003,Phường Ba,WARD,01,2026-01-01,1/NQ,HĐND
                00541,Xã Phù Đổng,WARD,01,2025-07-01,,HĐND
                """.getBytes(UTF_8));

        assertThat(faults(ReferenceImport.units(shipped, sent, null)))
                .containsExactly(
                        "line 2: names neither document nor approver",
                        "line 3: names no approver",
                        "line 5: names no document");
    }

    @Test
    void given_an_earlier_import_then_what_it_made_known_is_not_to_blame() {
        var next = shipped.with(facts(units(shipped, """
                code,name,level,parent,from
                90001,Xã Mới,WARD,01,2026-01-01
                """)));

        assertThat(faults(units(next, """
                code,name,level,parent,from
                90001,Xã Cũ,WARD,01,2025-07-01
                """)))
                .containsExactly("line 2: unit 90001 bears its code while 90001@2026-01-01 does");
    }
}

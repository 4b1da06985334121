package vn.lienthong.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;
import static vn.lienthong.catalogue.Sending.accepted;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.units;
import static vn.lienthong.catalogue.Sending.unitsInYaml;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.UnitAmended;
import vn.lienthong.contracts.event.UnitDissolved;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.event.UnitMerged;
import vn.lienthong.contracts.event.UnitMoved;
import vn.lienthong.contracts.event.UnitRenamed;
import vn.lienthong.contracts.event.UnitSplit;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;

/** Of a known unit: 00541 Xã Phù Đổng, since 1 July 2025, in Hà Nội. */
class UnitImportTest {
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    private final ReferenceState shipped = ReferenceState.shipped();

    private UnitGeneration phuDong() {
        return shipped.unit("00541", SINCE).orElseThrow();
    }

    @Test
    void given_an_unknown_unit_when_it_is_sent_then_it_is_established() {
        var plan = units(shipped, """
                code,name,level,parent,from,to,into,desk,saturday,note
                00001,Phường Mới,WARD,01,2026-01-01,2027-01-01,00541,gio-0730,true,dự kiến
                """);

        assertThat(accepted(plan).changes())
                .containsExactly(new Plan.Change<>(
                        2,
                        new UnitEstablished(
                                new UnitGeneration(
                                        "00001",
                                        "Phường Mới",
                                        null,
                                        phuDong().level(),
                                        List.of(new Parent("01", LocalDate.of(2026, 1, 1))),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2027, 1, 1),
                                        List.of("00541"),
                                        "gio-0730",
                                        true,
                                        "dự kiến"),
                                APPROVAL),
                        null));
    }

    @Test
    void given_other_desk_hours_with_their_day_when_they_are_sent_then_the_old_ones_hold_until_then() {
        var known = shipped.with(accepted(units(shipped, """
                code,name,level,parent,from,desk,formerDesks
                00541,Xã Phù Đổng,WARD,01,2025-07-01,gio-0800,gio-0730@2026-01-01
                """)).facts());
        var unit = known.catalogue().unit("00541", LocalDate.of(2026, 1, 1)).orElseThrow();

        assertThat(unit.hoursAt(LocalDate.of(2025, 12, 31)).morning().from()).isEqualTo(LocalTime.of(7, 30));
        assertThat(unit.hoursAt(LocalDate.of(2026, 1, 1)).morning().from()).isEqualTo(LocalTime.of(8, 0));
        assertThat(faults(units(known, """
                code,name,level,parent,from,desk,formerDesks
                00541,Xã Phù Đổng,WARD,01,2025-07-01,gio-0730,gio-0800@2025-01-01
                """))).containsExactly("line 2: formerDesks: leaves out gio-0730@2026-01-01");
    }

    @Test
    void given_a_known_unit_when_the_same_is_sent_then_nothing_changes() {
        assertThat(units(shipped, """
                level,from,name,code,parent
                WARD,2025-07-01,Xã Phù Đổng,00541,01
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @Test
    void given_a_known_unit_when_it_is_sent_with_one_successor_then_it_is_merged() {
        var change = accepted(units(shipped, """
                code,name,level,parent,from,to,into
                00541,Xã Phù Đổng,WARD,01,2025-07-01,2027-01-01,00565
                """)).changes().getFirst();

        assertThat(change.before()).isEqualTo(phuDong());
        assertThat(change.fact()).isInstanceOfSatisfying(UnitMerged.class, merged -> {
            assertThat(merged.unit().to()).isEqualTo("2027-01-01");
            assertThat(merged.unit().into()).containsExactly("00565");
            assertThat(merged.approval()).isEqualTo(APPROVAL);
        });
    }

    @Test
    void given_a_known_unit_when_it_is_sent_with_several_successors_then_it_is_split() {
        assertThat(fact(units(shipped, """
                code,name,level,parent,from,to,into
                00541,Xã Phù Đổng,WARD,01,2025-07-01,2027-01-01,00565 00562
                """))).isInstanceOfSatisfying(UnitSplit.class, split -> assertThat(
                        split.unit().into())
                .containsExactly("00565", "00562"));
    }

    @Test
    void given_a_known_unit_when_it_is_sent_with_an_end_only_then_it_is_dissolved() {
        assertThat(fact(units(shipped, """
                code,name,level,parent,from,to
                00541,Xã Phù Đổng,WARD,01,2025-07-01,2027-01-01
                """))).isInstanceOf(UnitDissolved.class);
    }

    @Test
    void given_a_known_unit_when_its_old_name_stands_with_its_last_day_then_it_is_renamed() {
        assertThat(fact(units(shipped, """
                code,name,level,parent,from,formerNames
                00541,Xã Dương Hà,WARD,01,2025-07-01,Xã Phù Đổng@2026-11-01
                """))).isInstanceOfSatisfying(UnitRenamed.class, renamed -> {
            assertThat(renamed.unit().name()).isEqualTo("Xã Dương Hà");
            assertThat(renamed.unit().formerNames())
                    .containsExactly(new FormerName("Xã Phù Đổng", LocalDate.of(2026, 11, 1)));
        });
    }

    @Test
    void given_a_known_unit_when_a_later_unit_above_stands_behind_the_known_one_then_it_is_moved() {
        assertThat(fact(units(shipped, """
                code,name,level,parent,from
                00541,Xã Phù Đổng,WARD,01@2025-07-01 37@2026-11-01,2025-07-01
                """))).isInstanceOfSatisfying(UnitMoved.class, moved -> assertThat(
                        moved.unit().parents())
                .containsExactly(new Parent("01", SINCE), new Parent("37", LocalDate.of(2026, 11, 1))));
    }

    @ParameterizedTest
    @CsvSource({"desk, gio-0730", "saturday, true", "note, chưa xác nhận"})
    void given_a_known_unit_when_only_its_desk_or_note_differs_then_it_is_amended(String column, String value) {
        assertThat(fact(units(shipped, """
                code,name,level,parent,from,%s
                00541,Xã Phù Đổng,WARD,01,2025-07-01,%s
                """.formatted(column, value)))).isInstanceOf(UnitAmended.class);
    }

    @Test
    void given_several_differences_in_a_row_then_each_is_a_fact_with_the_unit_as_it_stands_after_it() {
        var changes = accepted(units(shipped, """
                code,name,level,parent,from,to,into,note,formerNames
                00541,Xã Dương Hà,WARD,01@2025-07-01 37@2026-11-01,2025-07-01,2027-01-01,14329,x,Xã Phù Đổng@2026-11-01
                """)).changes();

        assertThat(changes)
                .extracting(Plan.Change::fact)
                .extracting(Object::getClass)
                .containsExactly(UnitRenamed.class, UnitMoved.class, UnitAmended.class, UnitMerged.class);
        assertThat(changes.get(1).before())
                .isEqualTo(((UnitRenamed) changes.get(0).fact()).unit());
        assertThat(((UnitRenamed) changes.get(0).fact()).unit().to()).isNull();
        assertThat(((UnitMerged) changes.get(3).fact()).unit().note()).isEqualTo("x");
    }

    @Test
    void given_what_an_import_made_known_when_it_is_sent_again_then_nothing_changes() {
        var csv = """
                code,name,level,parent,from,to,into,note,formerNames
                00541,Xã Dương Hà,WARD,01@2025-07-01 37@2026-11-01,2025-07-01,2027-01-01,14329,x,Xã Phù Đổng@2026-11-01
                00002,Phường Hai,WARD,01,2026-01-01,,,,
                """;
        var next = shipped.with(facts(units(shipped, csv)));

        assertThat(units(next, csv)).isEqualTo(new Plan.Accepted<>(List.of(), 2));
    }

    @Test
    void given_columns_left_out_then_they_are_as_known() {
        var next = shipped.with(facts(units(shipped, """
                code,name,level,parent,from,to,into,desk,saturday,note
                00541,Xã Phù Đổng,WARD,01,2025-07-01,2027-01-01,00565,gio-0730,true,x
                """)));

        assertThat(units(next, """
                code,name,level,parent,from
                00541,Xã Phù Đổng,WARD,01,2025-07-01
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @Test
    void given_a_unit_known_for_longer_when_it_is_sent_as_of_a_later_day_then_nothing_changes() {
        assertThat(units(shipped, """
                code,name,level,parent,from,to
                01,Thành phố Hà Nội,PROVINCE,,2025-01-01,
                00526,Thị trấn Yên Viên,WARD,018,2025-01-01,2025-07-01
                14320,Phường Đông Thành,WARD,374,2025-01-01,
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 3));
    }

    @Test
    void given_a_unit_known_for_longer_when_it_ends_on_another_day_then_it_would_bear_a_code_that_is_taken() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from,to
                00526,Thị trấn Yên Viên,WARD,018,2025-01-01,2025-06-01
                """)))
                .containsExactly("line 2: unit 00526 bears its code while 00526@2004-07-08 does");
    }

    @Test
    void given_names_that_differ_by_the_place_of_the_tone_or_successors_by_their_order_then_nothing_changes() {
        assertThat(units(shipped, """
                code,name,level,parent,from,to,into
                14542,Xã Ninh Hoà,WARD,374,2025-01-01,2025-07-01,14533
                00562,Xã Phú Sơn,WARD,018,2025-01-01,2025-07-01,00562 00565
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 2));
    }

    @Test
    void given_a_row_with_its_own_document_then_it_stands_on_that_and_what_it_leaves_out_is_as_given() {
        assertThat(facts(units(shipped, """
                code,name,level,parent,from,document,approver
                00001,Phường Một,WARD,01,2026-01-01,12/NQ,HĐND
                00002,Phường Hai,WARD,01,2026-01-01,13/NQ,
                00003,Phường Ba,WARD,01,2026-01-01,,
                """)))
                .extracting(ReferenceEvent::approval)
                .containsExactly(new Approval("12/NQ", "HĐND"), new Approval("13/NQ", APPROVAL.approver()), APPROVAL);
    }

    @Test
    void given_a_file_in_yaml_then_it_is_read_in_the_shape_of_the_shipped_files_and_in_full() {
        assertThat(facts(unitsInYaml(shipped, """
                # as the shipped files are written
                - {code: "00001", name: Phường Một, level: WARD, parent: "01", from: 2026-01-01, to: 2027-01-01, into: ["00541"]}
                - code: 00002
                  name: Phường Hai
                  level: WARD
                  parents: [{of: 01, from: 2026-01-01}]
                  formerNames: [{name: Phường Nhì, until: 2026-11-01}]
                  from: 2026-01-01
                """)))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(UnitEstablished.class, established -> {
                    assertThat(established.unit().code()).isEqualTo("00002");
                    assertThat(established.unit().parents())
                            .containsExactly(new Parent("01", LocalDate.of(2026, 1, 1)));
                    assertThat(established.unit().formerNames()).hasSize(1);
                });
    }

    @Test
    void given_a_byte_order_mark_or_letters_taken_apart_then_they_are_read_as_usual() {
        var apart = Normalizer.normalize("Phường Mới", Normalizer.Form.NFD);

        assertThat(fact(units(
                        shipped, "\uFEFFcode,name,level,parent,from\r\n00001," + apart + ",WARD,01,2026-01-01\r\n")))
                .isInstanceOfSatisfying(
                        UnitEstablished.class,
                        established -> assertThat(established.unit().name()).isEqualTo("Phường Mới"));
    }

    @Test
    void given_a_unit_that_ends_while_others_go_on_below_it_then_the_row_is_told_so() {
        assertThat(faults(units(shipped, """
                code,name,level,parent,from,to
                37,Tỉnh Ninh Bình,PROVINCE,,2025-07-01,2027-01-01
                """)))
                .contains("line 2: unit 14329 belongs to 37, which no unit bears on 2027-01-01")
                .hasSize(4);
    }

    @Test
    void given_a_successor_that_itself_comes_with_the_file_then_it_is_known() {
        assertThat(facts(units(shipped, """
                code,name,level,parent,from,to,into
                00541,Xã Phù Đổng,WARD,01,2025-07-01,2027-01-01,00001
                00001,Phường Mới,WARD,01,2027-01-01,,
                """))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code,name,level,parent,from\n"})
    void given_a_file_without_rows_then_it_is_refused(String csv) {
        assertThat(units(shipped, csv)).isInstanceOf(Plan.Refused.class);
    }

    @Test
    void given_a_file_in_another_encoding_then_its_line_is_told() {
        var latin = "code,name,level,parent,from\n00541,Xã,WARD,01,2025-07-01\n".getBytes(ISO_8859_1);

        assertThat(ReferenceFiles.units(Format.CSV, latin).faults()).containsExactly(new Fault(2, "is not UTF-8"));
    }
}

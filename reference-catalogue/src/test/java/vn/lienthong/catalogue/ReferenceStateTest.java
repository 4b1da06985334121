package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.event.UnitMerged;
import vn.lienthong.contracts.event.UnitRenamed;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerDesk;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.DeskHours;

class ReferenceStateTest {
    private static final Approval APPROVAL = new Approval("1656/NQ-UBTVQH15", "UBND thành phố Hà Nội");
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 11, 1);

    private final ReferenceState shipped = ReferenceState.shipped();

    private static UnitGeneration ward(String code, String name, FormerName... before) {
        return ward(code, name, null, List.of(), before);
    }

    private static UnitGeneration ward(
            String code, String name, LocalDate to, List<String> into, FormerName... before) {
        return new UnitGeneration(
                code,
                name,
                List.of(before),
                Level.WARD,
                List.of(new Parent("01", SINCE)),
                SINCE,
                to,
                into,
                null,
                null,
                null);
    }

    @Test
    void the_shipped_catalogue_is_that_of_the_shipped_state() {
        assertThat(shipped.catalogue()).isSameAs(Catalogue.shipped()).isSameAs(shipped.catalogue());
        assertThat(shipped.with(List.of()).units()).containsExactlyElementsOf(shipped.units());
    }

    @Test
    void a_fact_adds_its_subject_and_leaves_the_state_before_as_it_was() {
        var next = shipped.with(List.of(new UnitEstablished(ward("00001", "Phường Mới"), APPROVAL)));

        assertThat(next.catalogue().unit("00001", LATER)).map(Unit::name).contains("Phường Mới");
        assertThat(next.unit("00001", SINCE)).isPresent();
        assertThat(shipped.unit("00001", SINCE)).isEmpty();
        assertThat(shipped.catalogue().unit("00001", LATER)).isEmpty();
        assertThat(next.units()).hasSize(shipped.units().size() + 1);
    }

    @Test
    void the_last_fact_of_a_subject_is_all_that_is_known_of_it() {
        var renamed = ward("00541", "Xã Dương Hà", new FormerName("Xã Phù Đổng", LATER));
        var merged = ward(
                "00541",
                "Xã Dương Hà",
                LATER.plusYears(1),
                List.of("00565"),
                renamed.formerNames().getFirst());

        var next = shipped.with(List.of(new UnitRenamed(renamed, APPROVAL), new UnitMerged(merged, APPROVAL)));

        assertThat(next.unit("00541", SINCE)).contains(merged);
        assertThat(next.catalogue().unit("00541", LATER.plusYears(1))).isEmpty();
        assertThat(next.catalogue().generations("00541")).hasSize(3);
    }

    @Test
    void a_unit_bears_its_former_name_until_the_day_of_the_new_one() {
        var next = shipped.with(
                List.of(new UnitRenamed(ward("00541", "Xã Dương Hà", new FormerName("Xã Phù Đổng", LATER)), APPROVAL)));
        var unit = next.catalogue().unit("00541", LATER).orElseThrow();

        assertThat(unit.name()).isEqualTo("Xã Dương Hà");
        assertThat(unit.nameAt(LATER)).isEqualTo("Xã Dương Hà");
        assertThat(unit.nameAt(LATER.minusDays(1))).isEqualTo("Xã Phù Đổng");
    }

    @Test
    void a_unit_has_the_desk_hours_of_the_unit_above_whichever_was_told_first() {
        var district = unit("777", Level.DISTRICT, "88", null);
        var facts = Stream.of(
                        unit("77701", Level.WARD, "777", null), district, unit("88", Level.PROVINCE, null, "gio-0730"))
                .<ReferenceEvent>map(unit -> new UnitEstablished(unit, APPROVAL))
                .toList();

        var hours = shipped.with(facts).catalogue().unit("77701", LATER).map(Unit::hours);

        assertThat(hours).map(DeskHours::morning).map(Object::toString).hasValueSatisfying(morning -> assertThat(
                        morning)
                .contains("07:30"));
    }

    @Test
    void a_unit_counts_by_the_desk_hours_of_the_day_and_so_do_those_that_name_none() {
        var province = new UnitGeneration(
                "88",
                "Tỉnh 88",
                null,
                Level.PROVINCE,
                null,
                SINCE,
                null,
                null,
                "gio-0800",
                List.of(new FormerDesk("gio-0730", LATER)),
                null,
                null);
        var next = shipped.with(Stream.of(province, unit("77701", Level.WARD, "88", null))
                .<ReferenceEvent>map(unit -> new UnitEstablished(unit, APPROVAL))
                .toList());

        for (var unit : List.of("88", "77701")) {
            assertThat(opening(next, unit, LATER.minusDays(1))).isEqualTo("07:30");
            assertThat(opening(next, unit, LATER)).isEqualTo("08:00");
        }
    }

    private static String opening(ReferenceState state, String unit, LocalDate day) {
        return state.catalogue().calendar(unit, day).hours().morning().from().toString();
    }

    @Test
    void published_procedures_and_calendars_hold_from_their_first_day() {
        var version = new ProcedureVersion(
                "2.002516/1",
                LATER,
                null,
                Set.of(Level.WARD),
                new Limit(BigDecimal.TWO, LimitUnit.WORKING_DAY),
                null,
                null,
                null,
                null,
                "NĐ 1/2026",
                null,
                true,
                null,
                null,
                null);
        var procedure = new ProcedureDescription(
                "2.002516", null, null, "Xác nhận thông tin hộ tịch", null, "TPHT", null, List.of(version));
        var calendar = new CalendarVersion(
                "VN-2",
                LATER,
                List.of(new CalendarYear(
                        2026,
                        true,
                        "thông báo",
                        List.of(new DaysOff("Ngày nghỉ", List.of(LocalDate.of(2026, 12, 1)))),
                        null)));

        var next = shipped.with(
                List.of(new ProcedurePublished(procedure, APPROVAL), new CalendarPublished(calendar, APPROVAL)));

        assertThat(next.catalogue().procedure("2.002516", LATER))
                .map(Procedure::version)
                .contains("2.002516/1");
        assertThat(next.catalogue().procedure("2.002516", LATER.minusDays(1))).isEmpty();
        assertThat(next.procedure("2.002516")).contains(procedure);
        assertThat(next.catalogue().calendar("01", LATER).isWorkingDay(LocalDate.of(2026, 12, 1)))
                .isFalse();
        assertThat(next.catalogue().calendar("01", LATER.minusDays(1)).isWorkingDay(LocalDate.of(2026, 12, 1)))
                .isTrue();
        assertThat(next.calendar("VN-2")).contains(calendar);
    }

    @Test
    void a_published_calendar_is_known_by_its_name_and_by_whose_word_it_was_published() {
        var day = LocalDate.of(2026, 12, 1);
        var off = List.of(new DaysOff("Ngày nghỉ", List.of(day)));
        var calendar =
                new CalendarVersion("VN-2", LATER, List.of(new CalendarYear(2026, true, "thông báo", off, null)));

        var next = shipped.with(List.of(new CalendarPublished(calendar, APPROVAL)))
                .with(List.of(new UnitEstablished(ward("00001", "Phường Mới"), APPROVAL)));

        assertThat(next.approval("VN-2")).contains(APPROVAL);
        assertThat(next.approval("VN-1")).isEmpty();
        assertThat(shipped.approval("VN-2")).isEmpty();
        var before = LATER.minusDays(1);
        assertThat(next.catalogue().calendar("VN-2", "01", before))
                .hasValueSatisfying(named -> assertThat(named.isWorkingDay(day)).isFalse());
        assertThat(next.catalogue().calendar("VN-1", "01", LATER))
                .hasValueSatisfying(named -> assertThat(named.isWorkingDay(day)).isTrue());
        assertThat(next.catalogue().calendar("VN-3", "01", LATER)).isEmpty();
        assertThat(next.catalogue().calendar("VN-2", "no such unit", LATER)).isEmpty();
    }

    @Test
    void facts_written_with_or_without_what_is_none_are_equal() {
        var written = ward("00001", "Phường Mới");
        var left = new UnitGeneration(
                "00001", "Phường Mới", null, Level.WARD, written.parents(), SINCE, null, null, null, false, null);

        assertThat(left).isEqualTo(written);
    }

    @Test
    void fourteen_thousand_units_are_stable_in_order_and_quick_to_fold() {
        var facts = IntStream.range(10_000, 24_000)
                .mapToObj(code -> ward("x" + code, "Xã " + code))
                .<ReferenceEvent>map(unit -> new UnitEstablished(unit, APPROVAL))
                .toList();

        var next = shipped.with(facts);

        assertThat(next.units()).extracting(UnitGeneration::code).isSorted();
        assertThat(next.catalogue().units(LATER)).hasSizeGreaterThan(14_000);
    }

    private static UnitGeneration unit(String code, Level level, String parent, String desk) {
        return new UnitGeneration(
                code,
                "Tên " + code,
                null,
                level,
                parent == null ? null : List.of(new Parent(parent, SINCE)),
                SINCE,
                null,
                null,
                desk,
                null,
                null);
    }
}

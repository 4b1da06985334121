package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

class ShippedCatalogueTest {
    private static final LocalDate IN_2017 = LocalDate.of(2017, 3, 6);
    private static final LocalDate IN_2019 = LocalDate.of(2019, 3, 6);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 10, 5);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Catalogue catalogue = Catalogue.shipped();

    @ParameterizedTest
    @CsvSource({
        "018, 2017-05-31, 22",
        "018, 2025-01-01, 17",
        "018, 2025-07-01, 0",
        "268, 2008-08-10, 17",
        "268, 2018-06-30, 17",
        "268, 2025-06-30, 15",
        "004, 2021-07-01, 14",
        "004, 2025-06-30, 13",
        "243, 2019-01-01, 9",
        "369, 2015-06-30, 14",
        "374, 2025-06-30, 20"
    })
    void aDistrictHasTheUnitsOfItsTime(String district, LocalDate at, int children) {
        assertThat(catalogue.children(district, at))
                .filteredOn(below -> below.level() != Level.AGENCY)
                .hasSize(children);
    }

    @ParameterizedTest
    @CsvSource({
        "00541, 2017-03-06, Xã Dương Hà",
        "00541, 2025-03-06, Xã Thiên Đức",
        "00541, 2026-03-06, Xã Phù Đổng",
        "00565, 2017-03-06, Thị trấn Trâu Quỳ",
        "00565, 2026-03-06, Xã Gia Lâm",
        "268, 2009-05-07, Thành phố Hà Đông",
        "268, 2009-05-08, Quận Hà Đông",
        "08728, 2019-03-06, Phường Khai Quang",
        "08725, 2019-03-06, Xã Định Trung"
    })
    void aCodeNamesAnotherUnitAtAnotherTime(String code, LocalDate at, String name) {
        assertThat(catalogue.unit(code, at)).map(Unit::name).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "POLICE,           00565, 2026-03-06, CA00565, Công an xã Gia Lâm",
        "POLICE,           00565, 2017-03-06, CA018,   Công an huyện Gia Lâm",
        "POLICE,           00634, 2026-03-06, CA01,    Công an thành phố Hà Nội",
        "POLICE,           CA01,  2026-03-06, CA01,    Công an thành phố Hà Nội",
        "SOCIAL_INSURANCE, CA00565, 2026-03-06, BHXH01, Bảo hiểm xã hội thành phố Hà Nội",
        "TAX,              14329, 2026-03-06, THUE37,  Thuế tỉnh Ninh Bình"
    })
    void anAgencyServesWhatLiesBelowItsUnitWhereNoNearerOneDoes(
            String kind, String unit, LocalDate at, String code, String name) {
        assertThat(catalogue.serving(kind, unit, at)).hasValueSatisfying(serving -> {
            assertThat(serving.code()).isEqualTo(code);
            assertThat(serving.name()).isEqualTo(name);
        });
    }

    @Test
    void whereNoAgencyOfAKindIsKnownNoneServes() {
        assertThat(catalogue.serving("POLICE", "08728", IN_2019)).isEmpty();
        assertThat(catalogue.serving("POLICE", "99999", TODAY)).isEmpty();
    }

    @Test
    void anAgencyIsLookedUpAsAUnitIsButIsNone() {
        assertThat(catalogue.unit("CA00565", TODAY))
                .hasValueSatisfying(agency -> assertThat(agency.level()).isEqualTo(Level.AGENCY));
        assertThat(catalogue.within("CA00565", "01", TODAY)).isTrue();
        assertThat(catalogue.everWithin("CA018", "018")).isTrue();
        assertThat(catalogue.parent("CA00565", TODAY)).map(Unit::code).contains("00565");
        assertThat(catalogue.agency("CA00565", TODAY)).contains("00565.CA00565");
        assertThat(catalogue.calendar("CA018", IN_2017))
                .isSameAs(catalogue.calendar("018", IN_2017))
                .isNotSameAs(catalogue.calendar("00541", IN_2017));
        assertThat(catalogue.units(TODAY))
                .extracting(Unit::code)
                .contains("00565")
                .doesNotContain("CA00565");
    }

    @Test
    void theStepsOfAGroupAreAtTheAgenciesThatServeTheDesk() {
        var birth =
                catalogue.procedure("LT-KHAISINH", LocalDate.of(2026, 10, 5)).orElseThrow();

        assertThat(catalogue.route(birth, "00565", LocalDate.of(2026, 10, 5)))
                .extracting(Leg::unit)
                .containsExactly("00565", "CA00565", "BHXH01");
        assertThat(catalogue.route(birth, "00136", LocalDate.of(2026, 10, 5)))
                .extracting(Leg::unit)
                .containsExactly("00136", "CA01", "BHXH01");
    }

    @Test
    void anOptionalPartIsOnTheRouteOnlyWhereItIsAskedFor() {
        var birth = catalogue.procedure("LT-KHAISINH", IN_2026).orElseThrow();

        assertThat(catalogue.route(birth, Set.of("can-cuoc"), "00565", IN_2026))
                .extracting(Leg::id, Leg::unit, Leg::after)
                .endsWith(tuple("can-cuoc", "CA00565", List.of("thuong-tru")))
                .hasSize(4);
        assertThat(birth.hasOptional("can-cuoc")).isTrue();
        assertThat(birth.hasOptional("bhyt")).isFalse();
    }

    @Test
    void whatComesAfterAPartThatIsLeftOutComesAfterWhatThatWaitsFor() {
        var death = catalogue.procedure("LT-KHAITU", IN_2026).orElseThrow();

        assertThat(catalogue.route(death, Set.of("bao-tro", "thoi-tuat"), "00565", IN_2026))
                .extracting(Leg::id, Leg::unit, Leg::after)
                .endsWith(
                        tuple("thoi-tuat", "BHXH01", List.of("khai-tu")),
                        tuple("bao-tro", "YT01", List.of("khai-tu", "thoi-tuat")));
        assertThat(catalogue.route(death, Set.of("bao-tro", "nguoi-co-cong"), "00565", IN_2026))
                .extracting(Leg::id, Leg::unit, Leg::after)
                .endsWith(
                        tuple("bao-tro", "YT01", List.of("khai-tu")),
                        tuple("nguoi-co-cong", "NV01", List.of("khai-tu")));
    }

    @Test
    void noUnitBearsACodeBeforeOrAfterItsTime() {
        assertThat(catalogue.unit("00526", LocalDate.of(2025, 7, 1))).isEmpty();
        assertThat(catalogue.unit("00526", LocalDate.of(1999, 1, 1))).isEmpty();
        assertThat(catalogue.unit("99999", IN_2017)).isEmpty();
        assertThat(catalogue.generations("00541"))
                .extracting(Unit::key)
                .containsExactly("00541@2004-07-08", "00541@2025-01-01", "00541@2025-07-01");
    }

    @Test
    void whatAUnitHadIsGoneOnWithByThoseThatTookItOver() {
        var since = LocalDate.of(2025, 7, 1);

        assertThat(catalogue.continuing("00538", IN_2017, IN_2019)).containsExactly("00538");
        assertThat(catalogue.continuing("00538", IN_2017, since)).containsExactly("00541");
        assertThat(catalogue.continuing("00559", IN_2017, since)).containsExactlyInAnyOrder("00562", "00565");
        assertThat(catalogue.continuing("00565", since, since.plusYears(1))).containsExactly("00565");
        assertThat(catalogue.continuing("018", IN_2017, since)).isEmpty();
        assertThat(catalogue.ended(since)).extracting(Unit::code).contains("018", "00565", "CA018");
    }

    @Test
    void aWardLiesWithinItsDistrictAndProvinceOnTheDay() {
        assertThat(catalogue.within("00565", "00565", IN_2017)).isTrue();
        assertThat(catalogue.within("00565", "018", IN_2017)).isTrue();
        assertThat(catalogue.within("00565", "01", IN_2017)).isTrue();
        assertThat(catalogue.within("00565", "018", TODAY)).isFalse();
        assertThat(catalogue.within("00565", "01", TODAY)).isTrue();
        assertThat(catalogue.within("018", "00565", IN_2017)).isFalse();
        assertThat(catalogue.within("08728", "018", IN_2019)).isFalse();
        assertThat(catalogue.everWithin("00565", "018")).isTrue();
        assertThat(catalogue.everWithin("08728", "018")).isFalse();
    }

    @Test
    void aWardThatChangedItsDistrictLiesInTheOneOfTheDay() {
        assertThat(catalogue.parent("14320", LocalDate.of(2024, 12, 31)))
                .map(Unit::code)
                .contains("369");
        assertThat(catalogue.parent("14320", LocalDate.of(2025, 1, 1)))
                .map(Unit::name)
                .contains("Thành phố Hoa Lư");
    }

    @ParameterizedTest
    @CsvSource({"00565, 2017-03-06, 018.00565", "018, 2017-03-06, 018.018", "00565, 2026-11-22, 01.00565"})
    void dossierCodesBeginWithDistrictAndUnit(String unit, LocalDate at, String agency) {
        assertThat(catalogue.agency(unit, at)).contains(agency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.000815",
                "2.000884",
                "1.001193",
                "1.000656",
                "1.004873",
                "2.000635",
                "1.001653",
                "1.001699",
                "1.001776",
                "LOCAL-DCXD",
                "1.009994",
                "LT-KHAISINH",
                "LT-KHAITU",
                "LT-DATDAI",
                "LT-KHAISINH-KS",
                "LT-KHAISINH-TT",
                "LT-KHAISINH-BHYT",
                "LT-KHAITU-KT",
                "LT-KHAITU-XTT",
                "LT-KHAITU-MT",
                "LT-KHAISINH-CC",
                "LT-KHAITU-TH",
                "LT-KHAITU-BT",
                "LT-KHAITU-NCC",
                "LT-DATDAI-1",
                "LT-DATDAI-THUE",
                "LT-DATDAI-2"
            })
    void everyShippedProcedureIsInForceTodayWithABasisAndAKnownField(String code) {
        var procedure = catalogue.procedure(code, TODAY).orElseThrow();
        assertThat(procedure.basis()).isNotBlank();
        assertThat(procedure.approved()).isTrue();
        assertThat(catalogue.field(procedure.field())).isPresent();
    }

    /** The shares that the press gives for Quận Hà Đông: over 80 % and over 70 %. */
    @ParameterizedTest
    @CsvSource({"HD-Q, 12, 2, 0.8", "HD-P, 10, 4, 0.7"})
    void byTheEndOf2017TheLimitsOfHaDongAreShortenedForThatPart(String prefix, int shortened, int others, double part) {
        var codes = catalogue.procedures(IN_2017).stream()
                .map(Procedure::code)
                .filter(code -> code.startsWith(prefix))
                .toList();
        var shorter = codes.stream()
                .filter(code -> days(code, LocalDate.of(2017, 12, 31)) < days(code, LocalDate.of(2008, 8, 10)))
                .count();
        assertThat(shorter).isEqualTo(shortened);
        assertThat((double) shortened / (shortened + others)).isGreaterThan(part);
        assertThat(codes).hasSize(prefix.equals("HD-Q") ? 12 : 11);
    }

    private int days(String code, LocalDate at) {
        return catalogue.procedure(code, at).orElseThrow().limit().value().intValueExact();
    }

    @Test
    void theMonthlyAllowanceGoesFromTheWardToItsDistrictWhichDecides() {
        var procedure = catalogue.procedure("1.001776", IN_2017).orElseThrow();
        assertThat(catalogue.resolvingUnit(procedure, "00565", IN_2017)).isEqualTo("018");
        assertThat(catalogue.route(procedure, "00565", IN_2017))
                .extracting(Leg::unit)
                .containsExactly("00565", "018");
        assertThat(catalogue.route(procedure, "00565", IN_2017).getLast().after())
                .isEqualTo(List.of("xet-duyet-xa"));
        assertThat(procedure.limit().unit()).isEqualTo(LimitUnit.WORKING_DAY);
    }

    @Test
    void withoutDistrictsTheReceivingUnitDecides() {
        var procedure = catalogue.procedure("1.001776", TODAY).orElseThrow();
        assertThat(catalogue.resolvingUnit(procedure, "00565", TODAY)).isEqualTo("00565");
        assertThat(catalogue.route(procedure, "00565", TODAY)).isEmpty();
    }

    @Test
    void theCalendarHasTheUnitsOwnDeskHours() {
        var giaLam = catalogue.calendar("00565", IN_2017);
        var khaiQuang = catalogue.calendar("08728", IN_2019);
        assertThat(giaLam.opening(IN_2017)).isEqualTo(Instant.parse("2017-03-06T01:00:00Z"));
        assertThat(khaiQuang.opening(IN_2019)).isEqualTo(Instant.parse("2019-03-06T00:30:00Z"));
        assertThat(giaLam.hours().saturdayMorning()).isNotNull();
        assertThat(khaiQuang.hours().saturdayMorning()).isNull();
        assertThat(catalogue.calendar("00565", IN_2017)).isSameAs(giaLam);
    }

    @Test
    void saturdayReceptionAtTheDistrictAndSeventeenCommunesMakesNoWorkingDay() {
        var saturday = LocalDate.of(2017, 3, 11);
        var receiving = catalogue.children("018", saturday).stream()
                .filter(below -> below.level() == Level.WARD)
                .filter(unit -> unit.hours().saturdayMorning() != null);
        assertThat(receiving).hasSize(17);
        assertThat(catalogue.calendar("018", saturday).isWorkingDay(saturday)).isFalse();
        assertThat(catalogue.calendar("018", saturday).isDeskOpen(Instant.parse("2017-03-11T02:00:00Z")))
                .isTrue();
    }

    @Test
    void yearsEnteredFromTheOfficialNoticeAreApprovedAndProposalsAreNot() {
        var approved = Set.of(2017, 2019, 2021, 2022, 2023, 2024, 2025, 2026);
        for (int year = 2009; year <= 2027; year++) {
            var unit = year < 2025 ? "018" : "01";
            assertThat(catalogue.calendar(unit, LocalDate.of(year, 3, 3)).approved())
                    .as("calendar of %s", year)
                    .isEqualTo(approved.contains(year));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2017-01-27, false",
        "2017-01-26, false",
        "2017-02-02, true",
        "2017-09-04, false",
        "2019-01-05, true",
        "2019-04-29, false",
        "2018-12-31, false",
        "2024-05-04, true",
        "2026-08-22, true",
        "2026-08-31, false",
        "2026-11-24, false",
        "2026-11-21, false"
    })
    void daysOffAndWorkedSaturdaysAreThoseOfTheNotices(LocalDate day, boolean worked) {
        assertThat(catalogue.calendar("01", day).isWorkingDay(day)).isEqualTo(worked);
    }

    /** Lunar New Year and the Hùng Kings' day as astronomers give them for Viet Nam, on weekdays. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2008-02-07", "2012-01-23", "2015-02-19", "2018-02-16", "2018-04-25", "2027-04-16", "2028-01-26"
            })
    void proposedYearsHaveTheLunarHolidaysOff(LocalDate day) {
        assertThat(catalogue.calendar("01", day).isWorkingDay(day)).isFalse();
    }

    @Test
    void aLimitCountsOverTheHolidaysOfTheYear() {
        var calendar = catalogue.calendar("08728", IN_2019);
        var limit = catalogue.procedure("LOCAL-DCXD", IN_2019).orElseThrow().limit();
        var due = DueDates.compute(Instant.parse("2019-01-31T02:00:00Z"), limit, calendar);
        assertThat(WorkCalendar.dayOf(due.due().at())).isEqualTo(LocalDate.of(2019, 2, 14));
    }

    @Test
    void aUnitThatDoesNotExistOnTheDayHasNoCalendar() {
        assertThatThrownBy(() -> catalogue.calendar("018", TODAY))
                .hasMessageContaining("018")
                .hasMessageContaining("2026");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-06, CONTROL_SLIP, TT-01-2018, 05",
        "2025-06-30, BOOK, TT-01-2018, 06",
        "2025-07-01, CONTROL_SLIP, TT-03-2025, 06",
        "2026-11-22, BOOK, TT-03-2025, 07"
    })
    void aFormHasTheNumberOfTheSetOfItsDay(LocalDate day, FormKind kind, String set, String number) {
        var found = catalogue.formSet(day).orElseThrow();
        assertThat(found.formSet()).isEqualTo(set);
        assertThat(found.form(kind).orElseThrow().number()).isEqualTo(number);
    }

    @Test
    void beforeTheFirstSetThereWereNoForms() {
        assertThat(catalogue.formSet(LocalDate.of(2019, 1, 5))).isEmpty();
    }
}

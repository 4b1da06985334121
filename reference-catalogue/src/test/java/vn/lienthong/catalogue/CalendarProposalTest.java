package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.CalendarProposal.DayOff;

class CalendarProposalTest {
    private final Catalogue catalogue = Catalogue.shipped();

    private CalendarProposal proposal(int year) {
        return catalogue.proposal(year).orElseThrow();
    }

    private CalendarProposal.Difference difference(int year) {
        return catalogue.difference(proposal(year)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {2017, 2021, 2022, 2023})
    void the_law_alone_gives_the_official_days_of_a_year_without_swaps(int year) {
        assertThat(catalogue.isApproved(year)).isTrue();
        assertThat(difference(year).missing()).isEmpty();
        assertThat(difference(year).additional()).isEmpty();
        assertThat(difference(year).workedSaturdays()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 2019-04-29,            2019-01-05 2019-05-04",
        "2024, 2024-04-29,            2024-05-04",
        "2025, 2025-05-02,            2025-04-26",
        "2026, 2026-01-02 2026-08-31, 2026-01-10 2026-08-22",
    })
    void the_official_notice_of_a_year_adds_only_what_was_swapped_for_a_saturday(
            int year, String swapped, String saturdays) {
        assertThat(difference(year).missing()).isEmpty();
        assertThat(difference(year).additional()).containsExactlyElementsOf(days(swapped));
        assertThat(difference(year).workedSaturdays()).containsExactlyElementsOf(days(saturdays));
    }

    /** As the Vietnamese calendar has them, which is not the Chinese one. */
    @ParameterizedTest
    @CsvSource({"2027, 2027-02-08, 2027-04-16", "2028, 2028-01-26, 2028-04-04", "2030, 2030-02-04, 2030-04-12"})
    void lunar_days_are_found_for_years_to_come(int year, LocalDate inTet, LocalDate ancestors) {
        assertThat(proposal(year).daysOff())
                .filteredOn(day -> day.holiday().equals("Tết Nguyên đán"))
                .extracting(DayOff::day)
                .hasSize(5)
                .contains(inTet);
        assertThat(proposal(year).daysOff())
                .filteredOn(day -> day.holiday().equals("Giỗ Tổ Hùng Vương"))
                .extracting(DayOff::day)
                .containsExactly(ancestors);
    }

    @Test
    void a_holiday_on_a_weekend_is_made_up_for_but_culture_day_is_not() {
        assertThat(proposal(2030).daysOff())
                .extracting(DayOff::day)
                .doesNotContain(LocalDate.parse("2030-11-24"), LocalDate.parse("2030-11-25"));
        assertThat(proposal(2023).daysOff())
                .filteredOn(DayOff::inLieu)
                .extracting(DayOff::day)
                .contains(LocalDate.parse("2023-01-02"), LocalDate.parse("2023-05-03"));
    }

    @Test
    void a_mistaken_day_of_a_version_is_found() {
        var right = proposal(2022);
        var wrong = new CalendarYears(
                "VN-X",
                LocalDate.parse("2022-01-01"),
                java.util.Set.of(2022),
                java.util.Set.of(),
                java.util.Set.of(LocalDate.parse("2022-04-12")),
                java.util.Set.of());

        assertThat(right.against(wrong).missing()).contains(LocalDate.parse("2022-04-11"));
        assertThat(right.against(wrong).additional()).containsExactly(LocalDate.parse("2022-04-12"));
    }

    @Test
    void nothing_is_proposed_where_the_law_or_the_moon_is_not_known() {
        assertThat(catalogue.proposal(2013)).isEmpty();
        assertThat(catalogue.proposal(2061)).isEmpty();
    }

    private static Stream<LocalDate> stream(String days) {
        return Stream.of(days.split(" ")).map(LocalDate::parse);
    }

    private static java.util.List<LocalDate> days(String days) {
        return stream(days).toList();
    }
}

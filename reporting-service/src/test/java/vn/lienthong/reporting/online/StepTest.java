package vn.lienthong.reporting.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.reporting.report.Period;

/** How a period is cut into months, quarters or years. */
class StepTest {

    @Test
    void between_any_two_days_the_first_and_the_last_part_may_be_shorter() {
        assertThat(cut(Step.MONTH, "2017-01-10", "2017-03-05"))
                .containsExactly(
                        period("2017-01-10", "2017-01-31"),
                        period("2017-02-01", "2017-02-28"),
                        period("2017-03-01", "2017-03-05"));
        assertThat(cut(Step.QUARTER, "2017-02-10", "2017-07-05"))
                .containsExactly(
                        period("2017-02-10", "2017-03-31"),
                        period("2017-04-01", "2017-06-30"),
                        period("2017-07-01", "2017-07-05"));
        assertThat(cut(Step.YEAR, "2016-12-31", "2017-12-31"))
                .containsExactly(period("2016-12-31", "2016-12-31"), period("2017-01-01", "2017-12-31"));
    }

    @Test
    void a_statutory_year_has_statutory_quarters_and_months() {
        var year = Period.named("2017").orElseThrow();

        assertThat(Step.QUARTER.cut(year))
                .containsExactly(
                        Period.named("2017-Q1").orElseThrow(),
                        Period.named("2017-Q2").orElseThrow(),
                        Period.named("2017-Q3").orElseThrow(),
                        Period.named("2017-Q4").orElseThrow());
        assertThat(Step.MONTH.cut(year))
                .hasSize(12)
                .startsWith(Period.named("2017-01").orElseThrow())
                .endsWith(Period.named("2017-12").orElseThrow());
        assertThat(Step.YEAR.cut(year)).containsExactly(year);
    }

    @Test
    void a_day_is_one_part() {
        assertThat(cut(Step.MONTH, "2017-01-15", "2017-01-15")).containsExactly(period("2017-01-15", "2017-01-15"));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void the_parts_follow_each_other_without_a_gap(Step step) {
        for (var from = LocalDate.parse("2016-01-01"); from.getYear() < 2017; from = from.plusDays(1)) {
            var whole = new Period(from, from.plusDays(800));
            var parts = step.cut(whole);

            assertThat(parts.getFirst().from()).isEqualTo(from);
            assertThat(parts.getLast().to()).isEqualTo(whole.to());
            for (int i = 1; i < parts.size(); i++)
                assertThat(parts.get(i).dayBefore()).isEqualTo(parts.get(i - 1).to());
        }
    }

    private static List<Period> cut(Step step, String from, String to) {
        return step.cut(period(from, to));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}

package vn.lienthong.workingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.workingtime.Calendars.OFFICIAL;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

class DueDatesTest {
    @ParameterizedTest(name = "{0} + {1} {2} is due on {3}: {4}")
    @CsvSource({
        "2026-08-20T09:00, 2,  WORKING_DAY, 2026-08-22, a worked Saturday counts",
        "2026-08-28T09:00, 3,  WORKING_DAY, 2026-09-07, National Day is bridged",
        "2025-04-25T09:00, 3,  WORKING_DAY, 2025-04-29, the worked 26/4 counts",
        "2024-04-26T09:00, 5,  WORKING_DAY, 2024-05-07, '29/4 to 1/5 off, 4/5 worked'",
        "2026-11-23T09:00, 1,  WORKING_DAY, 2026-11-25, Culture Day is off",
        "2026-02-06T09:00, 10, DAY,         2026-02-23, the last day lies in Tet",
        "2026-01-31T09:00, 1,  MONTH,       2026-03-02, no 31/2 and 28/2 is a Saturday",
        "2026-02-13T15:05, ,   SAME_DAY,    2026-02-23, after 15:00 before Tet",
        "2026-02-13T15:00, ,   SAME_DAY,    2026-02-13, 15:00:00 is not after",
        "2026-08-22T10:00, ,   SAME_DAY,    2026-08-22, a worked Saturday is a working day",
        "2026-08-23T10:00, ,   SAME_DAY,    2026-08-24, received on a Sunday",
        "2026-03-06T09:00, 1,  DAY,         2026-03-09, a Saturday rolls to Monday",
        "2026-03-31T09:00, 3,  MONTH,       2026-06-30, June has no 31st",
    })
    void a_limit_in_days_ends_at_the_last_second_of_the_due_day(
            String received, BigDecimal value, LimitUnit unit, LocalDate due, String why) {
        var computed = DueDates.compute(moment(received), new Limit(value, unit), OFFICIAL);

        assertThat(computed.due()).as(why).isEqualTo(new DueDate(moment(due + "T23:59:59"), DuePrecision.DAY));
        assertThat(computed.slipDueAt()).isEqualTo(moment(due + "T17:00:00"));
        assertThat(computed.calendarVersion()).isEqualTo("test-1");
    }

    @ParameterizedTest(name = "{0} + {1} {2} is due at {3}: {4}")
    @CsvSource({
        "2026-03-02T09:00, 4,    WORKING_HOUR, 2026-03-02T15:00, over the lunch break",
        "2026-03-02T07:00, 4.5,  WORKING_HOUR, 2026-03-02T11:30, to the end of the morning",
        "2026-03-06T16:00, 2,    WORKING_HOUR, 2026-03-09T08:00, over a weekend",
        "2026-03-08T16:00, 2,    WORKING_HOUR, 2026-03-09T09:00, from the next opening",
        "2026-03-02T05:00, 1,    WORKING_HOUR, 2026-03-02T08:00, before the desk opens",
        "2026-02-13T16:30, 1,    WORKING_HOUR, 2026-02-23T07:30, over Tet",
        "2026-03-02T09:00, 0.5,  WORKING_DAY,  2026-03-02T15:00, half a day is 4 desk hours",
        "2026-03-02T09:00, 0.25, WORKING_DAY,  2026-03-02T11:00, a quarter is 2 desk hours",
        "2026-03-02T09:00, 1.5,  WORKING_DAY,  2026-03-03T15:00, 12 desk hours",
        "2026-03-06T20:00, 24,   HOUR,         2026-03-07T20:00, 'by the clock, day and night'",
        "2026-03-06T20:00, 0.5,  HOUR,         2026-03-06T20:30, half an hour",
        "2026-03-02T09:00, 10,   MINUTE,       2026-03-02T09:10, from the fixed moment",
        "2026-03-06T23:55, 10,   MINUTE,       2026-03-07T00:05, 'by the clock, over midnight and onto a day off'",
        "2026-03-02T09:00, 0.5,  MINUTE,       2026-03-02T09:00:30, half a minute",
    })
    void a_limit_in_hours_ends_at_an_instant(
            String received, BigDecimal value, LimitUnit unit, String due, String why) {
        var computed = DueDates.compute(moment(received), new Limit(value, unit), OFFICIAL);

        assertThat(computed.due()).as(why).isEqualTo(new DueDate(moment(due), DuePrecision.INSTANT));
        assertThat(computed.slipDueAt()).isEqualTo(moment(due));
    }

    @Test
    void the_trace_tells_day_by_day_what_was_counted() {
        var computed = DueDates.compute(moment("2026-08-28T09:00"), limit("3", LimitUnit.WORKING_DAY), OFFICIAL);

        assertThat(computed.trace())
                .extracting(line -> line.day().getDayOfMonth() + " " + line.step() + " " + line.counted())
                .containsExactly(
                        "28 START 0",
                        "29 WEEKEND 0",
                        "30 WEEKEND 0",
                        "31 DAY_OFF 0",
                        "1 DAY_OFF 0",
                        "2 DAY_OFF 0",
                        "3 COUNTED 1",
                        "4 COUNTED 2",
                        "5 WEEKEND 2",
                        "6 WEEKEND 2",
                        "7 COUNTED 3",
                        "7 DUE 3");
    }

    @Test
    void the_trace_of_minutes_counts_minutes_from_the_moment_of_the_start() {
        var computed = DueDates.compute(moment("2026-03-06T23:55"), limit("10", LimitUnit.MINUTE), OFFICIAL);

        assertThat(computed.trace())
                .extracting(line -> line.day().getDayOfMonth() + " " + line.step() + " " + line.counted())
                .containsExactly("6 START_MOMENT 0", "7 DUE 10");
    }

    @Test
    void where_the_law_says_so_a_period_received_after_15_00_is_counted_from_the_next_working_day() {
        var limit = limit("2", LimitUnit.WORKING_DAY);

        assertThat(DueDates.compute(moment("2026-03-02T15:01"), limit, StartRule.NEXT_WORKING_DAY_AFTER_15, OFFICIAL)
                        .due())
                .isEqualTo(DueDates.endOf(LocalDate.parse("2026-03-05")));
        assertThat(DueDates.compute(moment("2026-03-02T15:00"), limit, StartRule.NEXT_WORKING_DAY_AFTER_15, OFFICIAL)
                        .due())
                .isEqualTo(DueDates.endOf(LocalDate.parse("2026-03-04")));
    }

    @ParameterizedTest(name = "{0} + {1} {2} is due on {3}: {4}")
    @CsvSource({
        "2026-03-02T15:01, 2, WORKING_DAY, 2026-03-04, Tuesday is the first day",
        "2026-03-02T15:00, 2, WORKING_DAY, 2026-03-04, 15:00:00 is not after",
        "2026-03-06T16:00, 1, WORKING_DAY, 2026-03-09, over a weekend",
        "2026-03-06T16:00, 3, DAY,         2026-03-11, Monday is the first of all days",
        "2026-03-02T16:00, 1, MONTH,       2026-04-02, a month that begins on the 3rd ends on the 2nd",
    })
    void in_the_other_reading_the_next_working_day_is_the_first_that_is_counted(
            String received, BigDecimal value, LimitUnit unit, LocalDate due, String why) {
        var computed = DueDates.compute(
                moment(received), new Limit(value, unit), StartRule.NEXT_WORKING_DAY_COUNTED_AFTER_15, OFFICIAL);

        assertThat(computed.due()).as(why).isEqualTo(DueDates.endOf(due));
    }

    @Test
    void hours_and_minutes_after_15_00_begin_with_the_next_opening_in_either_reading() {
        var limit = limit("2", LimitUnit.WORKING_HOUR);

        for (var rule : List.of(StartRule.NEXT_WORKING_DAY_AFTER_15, StartRule.NEXT_WORKING_DAY_COUNTED_AFTER_15)) {
            assertThat(DueDates.compute(moment("2026-03-06T15:30"), limit, rule, OFFICIAL)
                            .due()
                            .at())
                    .isEqualTo(moment("2026-03-09T09:00"));
            assertThat(DueDates.compute(moment("2026-03-06T15:30"), limit("10", LimitUnit.MINUTE), rule, OFFICIAL)
                            .due()
                            .at())
                    .isEqualTo(moment("2026-03-09T07:10"));
        }
    }

    @Test
    void overdue_begins_the_second_after_a_day_and_right_after_an_instant() {
        var at = moment("2026-03-02T15:00");

        assertThat(DueDates.overdueFrom(DueDates.endOf(LocalDate.parse("2026-03-02"))))
                .isEqualTo(moment("2026-03-03T00:00"));
        assertThat(DueDates.overdueFrom(new DueDate(at, DuePrecision.INSTANT))).isEqualTo(at.plusMillis(1));
    }

    @Test
    void due_soon_begins_with_the_last_working_day_before_the_due_day() {
        assertThat(DueDates.dueSoonFrom(DueDates.endOf(LocalDate.parse("2026-09-03")), OFFICIAL))
                .isEqualTo(moment("2026-08-28T00:00"));
    }

    @Test
    void a_pause_moves_a_due_day_by_the_working_days_waited() {
        var due = DueDates.endOf(LocalDate.parse("2026-03-06"));

        assertThat(DueDates.paused(due, moment("2026-03-03T10:00"), moment("2026-03-09T09:00"), OFFICIAL))
                .isEqualTo(DueDates.endOf(LocalDate.parse("2026-03-12")));
        assertThat(DueDates.paused(due, moment("2026-03-03T10:00"), moment("2026-03-03T16:00"), OFFICIAL))
                .isEqualTo(due);
    }

    @Test
    void a_pause_moves_a_due_instant_by_the_desk_time_waited() {
        var due = new DueDate(moment("2026-03-03T10:00"), DuePrecision.INSTANT);

        assertThat(DueDates.paused(due, moment("2026-03-02T16:00"), moment("2026-03-03T08:30"), OFFICIAL))
                .isEqualTo(new DueDate(moment("2026-03-03T14:30"), DuePrecision.INSTANT));
    }

    @Test
    void a_pause_moves_what_runs_by_the_clock_by_the_clock() {
        var due = new DueDate(moment("2026-03-03T10:00"), DuePrecision.INSTANT);
        var night = new Instant[] {moment("2026-03-02T20:00"), moment("2026-03-02T23:30")};

        assertThat(DueDates.paused(due, limit("24", LimitUnit.HOUR), night[0], night[1], OFFICIAL))
                .isEqualTo(new DueDate(moment("2026-03-03T13:30"), DuePrecision.INSTANT));
        assertThat(DueDates.paused(due, limit("90", LimitUnit.MINUTE), night[0], night[1], OFFICIAL))
                .isEqualTo(new DueDate(moment("2026-03-03T13:30"), DuePrecision.INSTANT));
        assertThat(DueDates.paused(due, limit("8", LimitUnit.WORKING_HOUR), night[0], night[1], OFFICIAL))
                .isEqualTo(due);
    }

    @Test
    void a_year_the_calendar_does_not_know_is_an_error_not_a_guess() {
        assertThatThrownBy(
                        () -> DueDates.compute(moment("2028-12-29T09:00"), limit("3", LimitUnit.WORKING_DAY), OFFICIAL))
                .isInstanceOf(UnknownYearException.class)
                .hasMessage("calendar test-1 does not know the year 2029: publish a version that holds it");
    }

    @Test
    void a_limit_without_a_value_or_with_a_fraction_its_unit_does_not_know_is_refused() {
        var received = moment("2026-03-02T09:00");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.compute(received, limit("0", LimitUnit.WORKING_DAY), OFFICIAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.compute(received, new Limit(null, LimitUnit.HOUR), OFFICIAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.compute(received, limit("1.5", LimitUnit.DAY), OFFICIAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.compute(received, limit("0.3", LimitUnit.WORKING_DAY), OFFICIAL));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "500, WORKING_DAY",
        "900, DAY",
        "35, MONTH",
        "9000, WORKING_HOUR",
        "30000, HOUR",
        "1800000, MINUTE",
        "36525, WORKING_DAY",
        "36525, DAY",
        "1200, MONTH",
        "292200, WORKING_HOUR",
        "876600, HOUR",
        "52596000, MINUTE",
    })
    void a_limit_is_counted_no_further_than_the_calendar_reaches(BigDecimal value, LimitUnit unit) {
        assertThatThrownBy(() -> DueDates.compute(moment("2027-06-01T09:00"), new Limit(value, unit), OFFICIAL))
                .isInstanceOf(UnknownYearException.class)
                .hasMessageContaining("does not know the year");
    }

    @Test
    void a_calendar_without_end_goes_on_with_mondays_to_fridays_and_says_so() {
        var endless = OFFICIAL.withoutEnd();
        var due = DueDates.endOf(LocalDate.parse("2028-12-28"));

        // Thursday the 28th, Friday the 29th, then a weekend and Monday the 1st of January, of which no notice speaks
        assertThat(DueDates.paused(due, moment("2026-03-03T10:00"), moment("2026-03-05T09:00"), endless))
                .isEqualTo(DueDates.endOf(LocalDate.parse("2029-01-01")));
        assertThat(endless.versionOn(LocalDate.parse("2028-12-29"))).isEqualTo("test-1");
        assertThat(endless.versionOn(LocalDate.parse("2029-01-01"))).isEqualTo("test-1+weekdays");
        assertThat(DueDates.compute(moment("2028-12-28T10:00"), limit("2", LimitUnit.WORKING_DAY), endless)
                        .calendarVersion())
                .isEqualTo("test-1+weekdays");
    }

    @Test
    void a_pause_moves_nothing_out_of_the_years_that_can_be_written() {
        var endless = OFFICIAL.withoutEnd();
        var last = DueDates.endOf(LocalDate.parse("9999-12-31"));

        for (var due : List.of(last, DueDates.endOf(LocalDate.parse("9999-12-30"))))
            assertThat(DueDates.paused(due, moment("2026-03-02T10:00"), moment("2026-03-06T09:00"), endless))
                    .isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SAME_DAY")
    void a_limit_no_procedure_can_have_is_refused_before_anything_is_counted(LimitUnit unit) {
        for (var value : List.of("1e8", "1e9", "1e999", "1e999999999", "1e-999999999", "-1e9")) {
            assertThatIllegalArgumentException()
                    .as(value)
                    .isThrownBy(() -> DueDates.compute(moment("2026-03-02T09:00"), limit(value, unit), OFFICIAL));
        }
    }

    @Test
    void a_saturday_morning_reception_opens_the_desk_but_makes_no_working_day() {
        var saturday = LocalDate.parse("2026-03-07");
        var usual = DeskHours.USUAL;
        var hours = new DeskHours(usual.morning(), usual.afternoon(), usual.morning());
        var calendar =
                new WorkCalendar("s", true, OFFICIAL.years(), OFFICIAL.daysOff(), OFFICIAL.workedSaturdays(), hours);

        assertThat(calendar.isDeskOpen(moment("2026-03-07T08:00"))).isTrue();
        assertThat(calendar.isDeskOpen(moment("2026-03-07T14:00"))).isFalse();
        assertThat(OFFICIAL.isDeskOpen(moment("2026-03-07T08:00"))).isFalse();
        assertThat(calendar.isWorkingDay(saturday)).isFalse();
    }

    private static Limit limit(String value, LimitUnit unit) {
        return new Limit(new BigDecimal(value), unit);
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }
}

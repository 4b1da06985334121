package vn.lienthong.workingtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

class DueDatesPropertiesTest {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    @Property
    void what_is_due_is_never_due_on_a_day_off(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll("limits") Limit limit) {
        var due = DueDates.compute(received, limit, calendar).due();

        if (limit.unit() != LimitUnit.HOUR && limit.unit() != LimitUnit.MINUTE)
            assertThat(calendar.isWorkingDay(day(due.at()))).isTrue();
    }

    @Property
    void who_comes_later_is_never_due_earlier(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll @IntRange(max = 20_000) int minutesLater,
            @ForAll("limits") Limit limit) {
        var first = DueDates.compute(received, limit, calendar).due().at();
        var second = DueDates.compute(received.plus(Duration.ofMinutes(minutesLater)), limit, calendar)
                .due()
                .at();

        assertThat(second).isAfterOrEqualTo(first);
    }

    @Property
    void a_longer_limit_is_never_due_earlier(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll("limits") Limit limit) {
        var longer = new Limit(limit.value().add(BigDecimal.ONE), limit.unit());

        assertThat(DueDates.compute(received, longer, calendar).due().at())
                .isAfterOrEqualTo(
                        DueDates.compute(received, limit, calendar).due().at());
    }

    @Property
    void the_due_date_is_the_one_a_clerk_finds_walking_day_by_day(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll("limits") Limit limit) {
        var due = DueDates.compute(received, limit, calendar).due();

        assertThat(due).isEqualTo(ClerksWalk.due(calendar, received, limit));
    }

    @Property
    void a_pause_never_brings_a_due_date_forward_nor_onto_a_day_off(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll @IntRange(max = 20_000) int minutes,
            @ForAll("limits") Limit limit) {
        var due = DueDates.compute(received, limit, calendar).due();
        var paused = DueDates.paused(due, received, received.plus(Duration.ofMinutes(minutes)), calendar);

        assertThat(paused.at()).isAfterOrEqualTo(due.at());
        if (due.precision() == DuePrecision.DAY)
            assertThat(calendar.isWorkingDay(day(paused.at()))).isTrue();
    }

    @Property
    void the_trace_adds_up(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant received,
            @ForAll("limits") Limit limit) {
        var computed = DueDates.compute(received, limit, calendar);
        var trace = computed.trace();
        var days = trace.stream().map(TraceLine::day).toList();
        var counted = trace.stream().map(TraceLine::counted).toList();

        assertThat(days).isSorted();
        assertThat(counted).isSorted();
        assertThat(trace.getLast().step()).isEqualTo(TraceStep.DUE);
        assertThat(trace.getLast().day()).isEqualTo(day(computed.due().at()));
        if (limit.unit() != LimitUnit.SAME_DAY)
            assertThat(trace.getLast().counted()).isEqualByComparingTo(limit.value());
        if (limit.unit() == LimitUnit.WORKING_DAY)
            assertThat(trace.stream().filter(line -> line.step() == TraceStep.COUNTED))
                    .hasSize(limit.value().intValue())
                    .allMatch(line -> ClerksWalk.isWorked(calendar, line.day()));
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(VIETNAM).toLocalDate();
    }

    @Provide
    Arbitrary<WorkCalendar> calendars() {
        return days().list().ofMaxSize(60).map(days -> {
            var off = new HashSet<LocalDate>();
            var worked = new HashSet<LocalDate>();
            for (var day : days) {
                if (day.getDayOfWeek() == DayOfWeek.SATURDAY) worked.add(day);
                else off.add(day);
            }
            return new WorkCalendar("any", true, Set.of(2026, 2027, 2028), off, worked, DeskHours.USUAL);
        });
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(0, 500_000).map(minutes -> LocalDate.of(2026, 1, 1)
                .atStartOfDay()
                .plusMinutes(minutes)
                .toInstant(VIETNAM));
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.integers().between(1, 12).flatMap(value -> Arbitraries.of(LimitUnit.class)
                .map(unit -> new Limit(BigDecimal.valueOf(value), unit)));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 600).map(LocalDate.of(2026, 1, 1)::plusDays);
    }
}

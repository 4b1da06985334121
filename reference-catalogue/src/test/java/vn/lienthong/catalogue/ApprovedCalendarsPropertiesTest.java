package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.ClerksWalk;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** On the calendars that came from official notices: 2017, 2019 and 2021 to 2026. */
class ApprovedCalendarsPropertiesTest {
    private static final String WARD = "00565";
    private static final int MINUTES_A_YEAR = 365 * 24 * 60;

    private final Catalogue catalogue = Catalogue.shipped();

    private WorkCalendar calendar(Instant received) {
        return catalogue.calendar(WARD, WorkCalendar.dayOf(received));
    }

    private DueDate due(Instant received, Limit limit) {
        return DueDates.compute(received, limit, calendar(received)).due();
    }

    @Property
    void what_is_due_is_due_on_a_working_day_and_not_before_its_reception(
            @ForAll("moments") Instant received, @ForAll("limits") Limit limit) {
        var due = due(received, limit);

        assertThat(calendar(received).approved()).isTrue();
        assertThat(due.at()).isAfter(received);
        if (limit.unit() != LimitUnit.HOUR && limit.unit() != LimitUnit.MINUTE)
            assertThat(calendar(received).isWorkingDay(WorkCalendar.dayOf(due.at())))
                    .isTrue();
    }

    @Property
    void it_is_the_day_that_a_clerk_finds_walking_day_by_day(
            @ForAll("moments") Instant received, @ForAll("limits") Limit limit) {
        assertThat(due(received, limit)).isEqualTo(ClerksWalk.due(calendar(received), received, limit));
    }

    @Property
    void who_comes_later_or_has_longer_is_never_due_earlier(
            @ForAll("moments") Instant received,
            @ForAll @IntRange(max = 20_000) int minutesLater,
            @ForAll("limits") Limit limit) {
        var due = due(received, limit).at();
        var longer = new Limit(limit.value().add(BigDecimal.ONE), limit.unit());

        assertThat(due(received.plus(Duration.ofMinutes(minutesLater)), limit).at())
                .isAfterOrEqualTo(due);
        assertThat(due(received, longer).at()).isAfterOrEqualTo(due);
    }

    /** Any minute of an approved year. */
    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.of(2017, 2019, 2021, 2022, 2023, 2024, 2025, 2026).flatMap(year -> Arbitraries.integers()
                .between(0, MINUTES_A_YEAR - 1)
                .map(minute -> WorkCalendar.startOf(LocalDate.of(year, 1, 1)).plus(Duration.ofMinutes(minute))));
    }

    /** No month is longer than the years that the calendar knows behind 2026. */
    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.integers().between(1, 12).flatMap(value -> Arbitraries.of(LimitUnit.class)
                .map(unit -> new Limit(BigDecimal.valueOf(value), unit)));
    }
}

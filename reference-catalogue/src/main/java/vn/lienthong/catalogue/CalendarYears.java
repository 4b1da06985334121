package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.Set;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;

/**
 * One version of the calendar of working days, in force for what is received from a day on. The desk hours that make it
 * a {@link vn.lienthong.workingtime.WorkCalendar} come from the unit.
 *
 * @param approvedYears the years entered from an official notice; the others are proposals
 */
public record CalendarYears(
        String version,
        LocalDate validFrom,
        Set<Integer> years,
        Set<Integer> approvedYears,
        Set<LocalDate> daysOff,
        Set<LocalDate> workedSaturdays) {

    static CalendarYears of(CalendarVersion version) {
        return new CalendarYears(
                version.version(),
                version.from(),
                version.years().stream().map(CalendarYear::year).collect(toUnmodifiableSet()),
                version.years().stream()
                        .filter(CalendarYear::approved)
                        .map(CalendarYear::year)
                        .collect(toUnmodifiableSet()),
                version.years().stream().flatMap(CalendarYear::daysOff).collect(toUnmodifiableSet()),
                version.years().stream()
                        .flatMap(year -> year.workedSaturdays().stream())
                        .collect(toUnmodifiableSet()));
    }
}

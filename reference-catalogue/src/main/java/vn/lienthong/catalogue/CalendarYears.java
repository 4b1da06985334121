package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Set;

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
        Set<LocalDate> workedSaturdays) {}

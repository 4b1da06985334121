package vn.lienthong.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What cannot be true of a calendar. */
final class CalendarFaults {
    private final List<Fault> faults = new ArrayList<>();

    private CalendarFaults() {}

    static List<Fault> in(List<CalendarRow.Year> years) {
        var check = new CalendarFaults();
        var known = new HashSet<Integer>();
        for (var row : years) {
            if (!known.add(row.year().year())) check.fault(row, row.line(), "stands here a second time");
            check.year(row);
        }
        return check.faults;
    }

    private void year(CalendarRow.Year row) {
        var year = row.year();
        var seen = new HashSet<LocalDate>();
        year.daysOff()
                .filter(day -> !seen.add(day))
                .forEach(day -> fault(row, row.line(day), "counts " + day + " off twice"));
        year.daysOff()
                .filter(CalendarFaults::isWeekend)
                .forEach(day -> fault(row, row.line(day), "has " + day + " off, which is a weekend anyway"));
        year.workedSaturdays().stream()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
                .forEach(day -> fault(row, row.line(day), "works " + day + ", which is no Saturday"));
        Stream.concat(year.daysOff(), year.workedSaturdays().stream())
                .filter(day -> day.getYear() != year.year())
                .forEach(day -> fault(row, row.line(day), "holds " + day + " of another year"));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private void fault(CalendarRow.Year row, int line, String what) {
        faults.add(new Fault(line, "year " + row.year().year() + " " + what));
    }
}

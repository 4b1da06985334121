package vn.lienthong.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.CatalogueFiles.YearRow;
import vn.lienthong.catalogue.YamlRows.Row;

/** What cannot be true of a calendar. */
final class CalendarFaults {
    private final List<String> faults = new ArrayList<>();

    private CalendarFaults() {}

    static List<String> in(List<Row<YearRow>> years) {
        var check = new CalendarFaults();
        var known = new HashSet<Integer>();
        for (var row : years) {
            if (!known.add(row.value().year())) check.fault(row, "stands here a second time");
            check.year(row);
        }
        return check.faults;
    }

    private void year(Row<YearRow> row) {
        var seen = new HashSet<LocalDate>();
        row.value().daysOff().filter(day -> !seen.add(day)).forEach(day -> fault(row, "counts " + day + " off twice"));
        row.value()
                .daysOff()
                .filter(CalendarFaults::isWeekend)
                .forEach(day -> fault(row, "has " + day + " off, which is a weekend anyway"));
        row.value()
                .saturdays()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
                .forEach(day -> fault(row, "works " + day + ", which is no Saturday"));
        Stream.concat(row.value().daysOff(), row.value().saturdays())
                .filter(day -> day.getYear() != row.value().year())
                .forEach(day -> fault(row, "holds " + day + " of another year"));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private void fault(Row<YearRow> row, String what) {
        faults.add(row.place() + ": year " + row.value().year() + " " + what);
    }
}

package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;

/** Decides what rows about calendars change. */
final class CalendarImport {
    private final ReferenceState known;
    private final Sent<CalendarRow> sent;
    private final Planning<CalendarVersion> planning;

    CalendarImport(ReferenceState known, Sent<CalendarRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        this.planning = new Planning<>(sent, given);
    }

    Plan<CalendarVersion> plan() {
        sent.rows().forEach(this::row);
        return planning.plan();
    }

    private void row(Sent.Row<CalendarRow> row) {
        var calendar = row.value().calendar();
        if (!planning.begins("version " + calendar.version(), row)) return;
        var before = known.calendar(calendar.version());
        if (before.isEmpty()) publish(row, calendar);
        else if (said(before.get()).equals(said(calendar))) planning.unchanged();
        else
            planning.fault(
                    row.line(),
                    "version " + calendar.version()
                            + " is pinned by due dates counted with it: publish another version");
    }

    private void publish(Sent.Row<CalendarRow> row, CalendarVersion calendar) {
        planning.faults(CalendarFaults.in(row.value().years()));
        known.calendars().stream()
                .filter(other -> other.from().equals(calendar.from()))
                .forEach(other -> planning.fault(
                        row.line(), "from: version " + other.version() + " is in force from the same day"));
        planning.change(row.line(), new CalendarPublished(calendar, planning.approval(row)), null);
    }

    /** In whatever order and grouping it is written. */
    private static List<Object> said(CalendarVersion calendar) {
        return List.of(
                calendar.from(),
                calendar.years().stream()
                        .sorted(Comparator.comparingInt(CalendarYear::year))
                        .map(CalendarImport::said)
                        .toList());
    }

    private static List<Object> said(CalendarYear year) {
        return List.of(
                year.year(), year.approved(), year.basis(), daysOff(year), new TreeSet<>(year.workedSaturdays()));
    }

    private static SortedMap<LocalDate, String> daysOff(CalendarYear year) {
        var days = new TreeMap<LocalDate, String>();
        year.off().forEach(group -> group.days().forEach(day -> days.put(day, group.reason())));
        return days;
    }
}

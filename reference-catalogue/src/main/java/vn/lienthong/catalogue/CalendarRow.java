package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;

/** A version of the calendar as a file writes it. */
public record CalendarRow(String version, LocalDate from, List<Year> years) {
    /**
     * @param line on which it begins
     * @param lines of its days, as they are written
     */
    public record Year(int line, CalendarYear year, Map<String, Integer> lines) {
        int line(LocalDate day) {
            return lines.getOrDefault(day.toString(), line);
        }

        static Year read(Keyed row) {
            row.require("year", "basis");
            var lines = row.lines("workedSaturdays");
            var year = new CalendarYear(
                    Optional.ofNullable(row.year("year")).orElse(0),
                    row.flag("approved"),
                    row.text("basis"),
                    row.listed("off").orElse(List.of()).stream()
                            .map(off -> daysOff(off, lines))
                            .toList(),
                    row.days("workedSaturdays"));
            row.nothingElse();
            return new Year(row.line(), year, Map.copyOf(lines));
        }
    }

    static CalendarRow read(Keyed row) {
        row.require("version", "from", "years");
        row.requireSome("years");
        return new CalendarRow(
                row.version("version"),
                row.day("from"),
                row.listed("years").orElse(List.of()).stream().map(Year::read).toList());
    }

    private static DaysOff daysOff(Keyed row, Map<String, Integer> lines) {
        row.require("for", "days");
        lines.putAll(row.lines("days"));
        var off = new DaysOff(row.text("for"), row.days("days"));
        row.nothingElse();
        return off;
    }

    CalendarVersion calendar() {
        return new CalendarVersion(version, from, years.stream().map(Year::year).toList());
    }
}

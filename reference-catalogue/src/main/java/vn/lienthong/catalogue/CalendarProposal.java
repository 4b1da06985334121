package vn.lienthong.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The weekdays off of a year as the law on holidays suggests them (dự kiến lịch nghỉ): to begin a calendar with, or to
 * check a notice against. Never in force: the Prime Minister decides the days of Tết and National Day every year, and
 * days are swapped for Saturdays. Before 2014 and after 2060 nothing is proposed.
 */
public record CalendarProposal(int year, List<DayOff> daysOff) {
    /** From the law that the holidays begin with to the last year for which the lunar dates are known to be right. */
    static final int FIRST = 2014;

    static final int LAST = 2060;

    /** @param inLieu made up for a holiday on a weekly rest day (nghỉ bù) */
    public record DayOff(LocalDate day, String holiday, String english, String basis, boolean inLieu) {}

    /**
     * How a version of the calendar differs in this year.
     *
     * @param missing proposed, but worked
     * @param additional off, but not proposed: swapped for a Saturday, or wrong
     * @param workedSaturdays what days were swapped for
     */
    public record Difference(List<LocalDate> missing, List<LocalDate> additional, List<LocalDate> workedSaturdays) {}

    public CalendarProposal {
        daysOff = List.copyOf(daysOff);
    }

    /** @throws IllegalArgumentException for a year for which nothing can be proposed */
    static CalendarProposal of(int year, List<Holiday> law) {
        if (year < FIRST || year > LAST) throw new IllegalArgumentException("nothing is proposed for " + year);
        var off = new TreeMap<LocalDate, DayOff>();
        var holidays = law.stream()
                .filter(holiday -> holiday.isInForce(holiday.in(Year.of(year))))
                .toList();
        for (var holiday : holidays)
            days(holiday, Year.of(year)).forEach(day -> off.putIfAbsent(day, dayOff(day, holiday, false)));
        makeUp(off, holidays);
        return new CalendarProposal(
                year, off.values().stream().filter(day -> !isWeekend(day.day())).toList());
    }

    /** Of the beginnings that are allowed the one that leaves most days off in a row, else the usual one. */
    private static List<LocalDate> days(Holiday holiday, Year year) {
        return holiday.begins().stream()
                .map(begin -> consecutive(holiday.in(year).plusDays(begin), holiday.days()))
                .max(Comparator.comparingInt((List<LocalDate> days) -> inARow(days, holiday))
                        .thenComparing(days -> -holiday.begins().indexOf(beginning(days, holiday, year))))
                .orElseThrow();
    }

    private static int beginning(List<LocalDate> days, Holiday holiday, Year year) {
        return (int) (days.getFirst().toEpochDay() - holiday.in(year).toEpochDay());
    }

    private static List<LocalDate> consecutive(LocalDate first, int count) {
        return IntStream.range(0, count).mapToObj(first::plusDays).toList();
    }

    private static int inARow(List<LocalDate> days, Holiday holiday) {
        var off = new TreeMap<LocalDate, DayOff>();
        days.forEach(day -> off.put(day, dayOff(day, holiday, false)));
        makeUp(off, List.of(holiday));
        var first = days.getFirst();
        while (isWeekend(first.minusDays(1))) first = first.minusDays(1);
        var last = days.getFirst();
        while (isWeekend(last.plusDays(1)) || off.containsKey(last.plusDays(1))) last = last.plusDays(1);
        return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    }

    private static void makeUp(TreeMap<LocalDate, DayOff> off, List<Holiday> holidays) {
        for (var lost : List.copyOf(off.values())) {
            var holiday = holidays.stream()
                    .filter(one -> one.name().equals(lost.holiday()))
                    .findFirst()
                    .orElseThrow();
            if (!isWeekend(lost.day()) || !holiday.lieu()) continue;
            var next = lost.day().plusDays(1);
            while (isWeekend(next) || off.containsKey(next)) next = next.plusDays(1);
            off.put(next, dayOff(next, holiday, true));
        }
    }

    /** Where the version of the calendar says otherwise. */
    Difference against(CalendarYears version) {
        var proposed = daysOff.stream().map(DayOff::day).toList();
        var decided = inYear(version.daysOff());
        return new Difference(
                without(proposed, decided), without(decided, proposed), inYear(version.workedSaturdays()));
    }

    private List<LocalDate> inYear(Iterable<LocalDate> days) {
        var found = new ArrayList<LocalDate>();
        days.forEach(day -> {
            if (day.getYear() == year) found.add(day);
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static List<LocalDate> without(List<LocalDate> days, List<LocalDate> others) {
        return days.stream().filter(day -> !others.contains(day)).toList();
    }

    private static DayOff dayOff(LocalDate day, Holiday holiday, boolean inLieu) {
        return new DayOff(day, holiday.name(), holiday.english(), holiday.basis(), inLieu);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}

package vn.lienthong.workingtime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * One version of the calendar of working days (lịch làm việc): entered from the official notices, never computed from
 * rules alone, because days off are decided and swapped (hoán đổi) year by year.
 *
 * @param version pinned by every dossier received under it
 * @param approved whether it was entered from an official notice; a proposal serves generated cases only
 * @param years the years it holds; a question about another one fails, unless it goes on without end
 * @param daysOff days off besides Saturdays and Sundays
 * @param workedSaturdays Saturdays (or Sundays) worked in exchange for another day
 * @param endless whether it goes on in years it does not hold
 */
public record WorkCalendar(
        String version,
        boolean approved,
        Set<Integer> years,
        Set<LocalDate> daysOff,
        Set<LocalDate> workedSaturdays,
        DeskHours hours,
        boolean endless) {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Marks what was counted on days that no notice speaks of. */
    private static final String BY_RULE = "weekdays";

    /** Mondays to Fridays for ever: for what was received where no calendar is in force. */
    public static final WorkCalendar WEEKDAYS =
            new WorkCalendar(BY_RULE, false, Set.of(), Set.of(), Set.of(), DeskHours.USUAL, true);

    public WorkCalendar {
        years = Set.copyOf(years);
        daysOff = Set.copyOf(daysOff);
        workedSaturdays = Set.copyOf(workedSaturdays);
    }

    public WorkCalendar(
            String version,
            boolean approved,
            Set<Integer> years,
            Set<LocalDate> daysOff,
            Set<LocalDate> workedSaturdays,
            DeskHours hours) {
        this(version, approved, years, daysOff, workedSaturdays, hours, false);
    }

    /**
     * The same, going on in years it does not hold with Mondays to Fridays worked: proposed by that rule alone, because
     * their days off are not decided yet. For what must be counted whatever date a source has posted.
     */
    public WorkCalendar withoutEnd() {
        return new WorkCalendar(version, approved, years, daysOff, workedSaturdays, hours, true);
    }

    /** The same days under the name of another version. */
    public WorkCalendar named(String other) {
        return new WorkCalendar(other, approved, years, daysOff, workedSaturdays, hours, endless);
    }

    /** The version that says what a day is; marked where no notice does and the rule alone was counted by. */
    public String versionOn(LocalDate day) {
        return years.contains(day.getYear()) || version.equals(BY_RULE) ? version : version + "+" + BY_RULE;
    }

    /** @throws UnknownYearException if this version does not hold the day's year */
    public boolean isWorkingDay(LocalDate day) {
        return isWeekend(known(day)) ? workedSaturdays.contains(day) : !daysOff.contains(day);
    }

    /**
     * The day itself.
     *
     * @throws UnknownYearException if this version does not hold its year
     */
    LocalDate known(LocalDate day) {
        if (!endless && !years.contains(day.getYear())) throw new UnknownYearException(version, day);
        return day;
    }

    /** The day itself if it is worked, else the next one that is. */
    public LocalDate workingDayFrom(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) candidate = candidate.plusDays(1);
        return candidate;
    }

    public LocalDate workingDayAfter(LocalDate day) {
        return workingDayFrom(day.plusDays(1));
    }

    public LocalDate workingDayBefore(LocalDate day) {
        var candidate = day.minusDays(1);
        while (!isWorkingDay(candidate)) candidate = candidate.minusDays(1);
        return candidate;
    }

    /** When the desk opens on a working day. */
    public Instant opening(LocalDate workingDay) {
        return at(workingDay, hours.morning().from());
    }

    /** When the desk closes on a working day: the hour on the slip. */
    public Instant closing(LocalDate workingDay) {
        return at(workingDay, hours.afternoon().to());
    }

    /** Whether someone sits at the desk then, Saturday-morning reception included. */
    public boolean isDeskOpen(Instant moment) {
        var local = moment.atZone(ZONE);
        var time = local.toLocalTime();
        if (isWorkingDay(local.toLocalDate())) return hours.spans().stream().anyMatch(span -> span.contains(time));
        return local.getDayOfWeek() == DayOfWeek.SATURDAY
                && !daysOff.contains(local.toLocalDate())
                && hours.saturdayMorning() != null
                && hours.saturdayMorning().contains(time);
    }

    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }
}

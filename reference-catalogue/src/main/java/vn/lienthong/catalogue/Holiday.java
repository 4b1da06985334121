package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;

/**
 * A public holiday (ngày nghỉ lễ, tết) as the law has it.
 *
 * @param solar its date as {@code MM-dd}, or {@code null} for a lunar one
 * @param lunar its date in the Vietnamese lunar calendar (âm lịch) as {@code MM-dd}, or {@code null} for a solar one
 * @param begins days from that date to the first day off; several where the law leaves a choice, the usual one first
 * @param days off
 * @param lieu whether a day on a weekly rest day is made up for on the next working day
 * @param from in force for dates from this one on
 * @param to last date in force, {@code null} while it is
 * @param basis legal source
 */
public record Holiday(
        String name,
        String english,
        String solar,
        String lunar,
        List<Integer> begins,
        int days,
        boolean lieu,
        LocalDate from,
        LocalDate to,
        String basis) {
    private static final int MONTH_END = 2;
    private static final int DAY_BEGIN = 3;

    public Holiday {
        if ((solar == null) == (lunar == null))
            throw new IllegalArgumentException(name + " has one date, solar or lunar");
        begins = List.copyOf(begins);
    }

    /** Its date in that year. */
    LocalDate in(Year year) {
        return solar == null ? lunarDate(year) : LocalDate.of(year.getValue(), month(solar), day(solar));
    }

    boolean isInForce(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    private LocalDate lunarDate(Year year) {
        return VietnameseCalendar.of(
                        EastAsianYear.forGregorian(year.getValue()), EastAsianMonth.valueOf(month(lunar)), day(lunar))
                .transform(PlainDate.class)
                .toTemporalAccessor();
    }

    private static int month(String date) {
        return Integer.parseInt(date.substring(0, MONTH_END));
    }

    private static int day(String date) {
        return Integer.parseInt(date.substring(DAY_BEGIN));
    }
}

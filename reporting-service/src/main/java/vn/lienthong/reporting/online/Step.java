package vn.lienthong.reporting.online;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.reporting.report.Period;

/** The steps in which a period is cut (theo tháng, quý, năm). */
public enum Step {
    MONTH("month", 1),
    QUARTER("quarter", 3),
    YEAR("year", 12);

    private static final int CUT_OFF = 15;

    private final String text;
    private final int months;

    Step(String text, int months) {
        this.text = text;
        this.months = months;
    }

    /** As it is written in an address and in an answer. */
    public String text() {
        return text;
    }

    /** At least so many steps a period has. */
    public long countIn(Period period) {
        return ChronoUnit.MONTHS.between(period.from(), period.to()) / months;
    }

    /**
     * The parts of the period in order; the first and the last may be shorter. They are made of whole months of the
     * calendar, or where the period begins on the 15th, as statutory periods do, run to the 14th.
     */
    public List<Period> cut(Period period) {
        var statutory = period.from().getDayOfMonth() == CUT_OFF;
        var parts = new ArrayList<Period>();
        for (var from = period.from(); !from.isAfter(period.to()); ) {
            var next = statutory ? nextCutOff(from) : nextFirst(from);
            var last = next.isAfter(period.to()) ? period.to() : next.minusDays(1);
            parts.add(new Period(from, last));
            from = next;
        }
        return parts;
    }

    private LocalDate nextFirst(LocalDate day) {
        int before = (day.getMonthValue() - 1) / months * months;
        return day.withDayOfYear(1).plusMonths(before + months);
    }

    /** The statutory month of a day on a cut-off is the month after it. */
    private LocalDate nextCutOff(LocalDate cutOff) {
        return nextFirst(cutOff.plusMonths(1)).minusMonths(1).withDayOfMonth(CUT_OFF);
    }
}

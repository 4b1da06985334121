package vn.lienthong.workingtime;

import java.time.LocalDate;

/** A date was asked for in a year whose days off this version of the calendar does not hold. */
public final class UnknownYearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownYearException(String calendarVersion, LocalDate day) {
        super("calendar " + calendarVersion + " does not know the year " + day.getYear()
                + ": publish a version that holds it");
    }
}

package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.workingtime.WorkCalendar;

/** By which calendars units counted, for figures in working time. Beyond the years of a calendar weekdays count. */
@Singleton
public class UnitCalendars {
    private final LiveCatalogue catalogue;

    UnitCalendars(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The one for what the unit received on that day; weekdays alone where none was in force. */
    public WorkCalendar of(String unit, LocalDate day) {
        try {
            return catalogue.now().calendar(unit, day).withoutEnd();
        } catch (IllegalArgumentException noneInForce) {
            return WorkCalendar.WEEKDAYS;
        }
    }
}

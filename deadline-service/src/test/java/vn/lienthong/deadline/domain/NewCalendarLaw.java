package vn.lienthong.deadline.domain;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.deadline.NewCalendars;
import vn.lienthong.deadline.application.CatalogueTimeLaw;

/**
 * The law with versions of the calendar that come into force in March 2026: VN-2 has the 5th and the 12th off, VN-3 works
 * Saturday the 7th, VN-4 holds no year.
 */
final class NewCalendarLaw {
    static final CalendarChange CHANGE = new CalendarChange("VN-2", NewCalendars.DOCUMENT);
    static final TimeLaw LAW = law();

    private NewCalendarLaw() {}

    private static TimeLaw law() {
        var from = LocalDate.of(2026, 3, 6);
        var off = List.of(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 12));
        var catalogue = LiveCatalogue.shipped();
        catalogue.learn(List.of(
                NewCalendars.published("VN-2", from, off, List.of()),
                NewCalendars.published("VN-3", from.plusDays(1), List.of(), List.of(LocalDate.of(2026, 3, 7))),
                NewCalendars.published(new CalendarVersion("VN-4", from.plusDays(2), List.of()))));
        return new CatalogueTimeLaw(catalogue);
    }
}

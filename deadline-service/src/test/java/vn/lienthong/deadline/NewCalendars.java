package vn.lienthong.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;

/** Versions of the working calendar that are published while dossiers are open. */
public final class NewCalendars {
    public static final String DOCUMENT = "12/QĐ-TTg";

    private NewCalendars() {}

    /** The shipped one with more days off and more Saturdays worked, all of the year in which it comes into force. */
    public static CalendarPublished published(
            String version, LocalDate from, List<LocalDate> off, List<LocalDate> worked) {
        var years = ReferenceState.shipped().calendar("VN-1").orElseThrow().years().stream()
                .map(year -> year.year() == from.getYear() ? changed(year, off, worked) : year)
                .toList();
        return published(new CalendarVersion(version, from, years));
    }

    public static CalendarPublished published(CalendarVersion calendar) {
        return new CalendarPublished(calendar, new Approval(DOCUMENT, "Thủ tướng Chính phủ"));
    }

    private static CalendarYear changed(CalendarYear year, List<LocalDate> off, List<LocalDate> worked) {
        return new CalendarYear(
                year.year(),
                year.approved(),
                year.basis(),
                Stream.concat(year.off().stream(), Stream.of(new DaysOff("Nghỉ hoán đổi", off)))
                        .toList(),
                Stream.concat(year.workedSaturdays().stream(), worked.stream()).toList());
    }
}

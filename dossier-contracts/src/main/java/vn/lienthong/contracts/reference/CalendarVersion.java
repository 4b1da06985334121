package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of the working calendar (lịch làm việc): in force for what is received from {@code from} on.
 *
 * @param version pinned by every due date counted with it
 */
public record CalendarVersion(String version, LocalDate from, List<CalendarYear> years) {
    public CalendarVersion {
        years = years == null ? List.of() : List.copyOf(years);
    }
}

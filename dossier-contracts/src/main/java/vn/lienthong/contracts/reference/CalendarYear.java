package vn.lienthong.contracts.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The weekdays off of a year, and the Saturdays worked in exchange.
 *
 * @param approved whether it was entered from the official notice; otherwise it is a proposal
 * @param basis the notice, or what it was proposed by
 */
public record CalendarYear(
        int year, Boolean approved, String basis, List<DaysOff> off, List<LocalDate> workedSaturdays) {

    /** Who sends no list or no flag has none. */
    public CalendarYear {
        approved = Boolean.TRUE.equals(approved);
        off = off == null ? List.of() : List.copyOf(off);
        workedSaturdays = workedSaturdays == null ? List.of() : List.copyOf(workedSaturdays);
    }

    /** Every weekday off, as grouped. */
    public Stream<LocalDate> daysOff() {
        return off.stream().flatMap(group -> group.days().stream());
    }

    /** Days off for one reason. */
    public record DaysOff(@JsonProperty("for") String reason, List<LocalDate> days) {
        public DaysOff {
            days = days == null ? List.of() : List.copyOf(days);
        }
    }
}

package vn.lienthong.contracts.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * The weekdays off of a year, and the Saturdays worked in exchange.
 *
 * @param approved whether it was entered from the official notice; otherwise it is a proposal
 * @param basis the notice, or what it was proposed by
 */
public record CalendarYear(
        int year, Boolean approved, String basis, List<DaysOff> off, List<LocalDate> workedSaturdays) {

    /** Days off for one reason. */
    public record DaysOff(@JsonProperty("for") String reason, List<LocalDate> days) {}
}

package vn.lienthong.contracts.value;

import java.time.Instant;

/** The date promised on the slip (giấy hẹn) with what it stands on; {@code computed} is the suite's own where the source posted another. */
public record PromisedDue(
        DueDate due,
        Instant slipDueAt,
        DueSource source,
        DueDate computed,
        Limit limit,
        String procedureVersion,
        String calendarVersion) {}

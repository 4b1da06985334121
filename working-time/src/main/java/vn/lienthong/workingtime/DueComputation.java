package vn.lienthong.workingtime;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.value.DueDate;

/**
 * A due date with what the citizen and an auditor need to follow it.
 *
 * @param slipDueAt what the slip (giấy hẹn) says: the desk's closing hour of the due day, or the instant for hours
 * @param trace day by day, from the start to the due day
 */
public record DueComputation(DueDate due, Instant slipDueAt, List<TraceLine> trace, String calendarVersion) {}

package vn.lienthong.workingtime;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of the explanation of a due date.
 *
 * @param counted how much of the limit has run at the end of that day, in the unit of the limit
 */
public record TraceLine(LocalDate day, TraceStep step, BigDecimal counted) {}

package vn.lienthong.contracts.value;

import java.time.Instant;

/** A due date: 23:59:59 of a Vietnamese day for limits in days, or an instant for limits in hours or minutes. */
public record DueDate(Instant at, DuePrecision precision) {}

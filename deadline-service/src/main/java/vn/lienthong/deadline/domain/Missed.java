package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.value.DueDate;

/**
 * A due date that passes while its clock runs, as far as the history tells.
 *
 * @param occurredAt business time of the notice: the due instant
 * @param from the first moment at which it is overdue, perhaps still to come
 */
public record Missed(DueDate due, Instant occurredAt, Instant from) {}

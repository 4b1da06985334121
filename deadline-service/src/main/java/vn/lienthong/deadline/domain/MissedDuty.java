package vn.lienthong.deadline.domain;

import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;

/**
 * Something owed that was done after its date (chậm thực hiện nghĩa vụ).
 *
 * @param unit that owed it
 * @param officer who did it, {@code null} if nobody said
 * @param cause id of the fact that shows how late it was done
 */
public record MissedDuty(Duty duty, String unit, String officer, DueDate due, String basis, String cause) {}

package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.OverdueCause;

/** Apology and the one re-appointment (xin lỗi và hẹn lại). */
public record ExtensionGranted(DueDate newDue, String apologyNumber, OverdueCause cause) implements DeadlineEvent {}

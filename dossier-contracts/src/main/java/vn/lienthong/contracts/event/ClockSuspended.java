package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.SuspensionGround;

/** The clock stands still (tạm dừng). */
public record ClockSuspended(SuspensionGround ground, String basis) implements DeadlineEvent {}

package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.SuspensionGround;

/** The clock runs again. */
public record ClockResumed(SuspensionGround ground, String basis) implements DeadlineEvent {}

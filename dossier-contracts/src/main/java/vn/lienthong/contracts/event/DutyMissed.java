package vn.lienthong.contracts.event;

import java.time.Instant;
import vn.lienthong.contracts.value.Duty;

/** A duty with its own clock was not fulfilled in time. */
public record DutyMissed(Duty duty, String unit, String officer, Instant dueAt, String basis)
        implements DeadlineEvent {}

package vn.lienthong.contracts.event;

import java.time.Instant;
import vn.lienthong.contracts.value.Scope;

/** A notice: the last working day before the due day has begun. */
public record DueSoon(Scope scope, String leg, Instant dueAt) implements DeadlineEvent {}

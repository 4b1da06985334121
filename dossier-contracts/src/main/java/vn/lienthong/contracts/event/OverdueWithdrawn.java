package vn.lienthong.contracts.event;

import java.time.Instant;
import vn.lienthong.contracts.value.Scope;

/** The notice was wrong in the light of a fact that arrived late. */
public record OverdueWithdrawn(Scope scope, String leg, Instant dueAt) implements DeadlineEvent {}

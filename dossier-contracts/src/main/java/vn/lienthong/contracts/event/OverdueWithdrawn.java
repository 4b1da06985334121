package vn.lienthong.contracts.event;

import java.time.Instant;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;

/**
 * The notice was wrong in the light of a fact that arrived late.
 *
 * @param cause SYNC_DELAY where all was done in time and only recorded late; {@code null} where it is taken back for
 *     another reason, or this was written before causes were told
 */
public record OverdueWithdrawn(Scope scope, String leg, Instant dueAt, OverdueCause cause) implements DeadlineEvent {}

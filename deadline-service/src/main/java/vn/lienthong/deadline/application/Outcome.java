package vn.lienthong.deadline.application;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.journal.commit.ClaimedPost;

/** What became of an order. */
public sealed interface Outcome {

    /**
     * @param time business time
     * @param dueAt the new due date
     */
    record Done(String dossier, String eventId, Instant time, Set<Flag> flags, Instant dueAt) implements Outcome {}

    record Refused(Rule rule) implements Outcome {}

    /** The same order was given before. */
    record Repeated(Done first) implements Outcome {}

    /** The same order was given before; what became of it is still to be looked up. */
    record Claimed(ClaimedPost first) implements Outcome {}

    /** Another order was given under the same Idempotency-Key. */
    record Conflicting() implements Outcome {}
}

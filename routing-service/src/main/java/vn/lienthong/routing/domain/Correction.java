package vn.lienthong.routing.domain;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.history.Fact;

/**
 * A fact is to read otherwise, or a correction is to count no longer.
 *
 * @param fact id of the fact, or of the FactReported that brought it
 * @param at business time of the correction itself
 * @param time the fact's new business time, where it changes
 * @param reading the fact's new content, where it changes; with neither the fact is annulled
 */
public record Correction(String fact, Instant at, Optional<Instant> time, Optional<Command> reading, String approver) {
    boolean annuls() {
        return time.isEmpty() && reading.isEmpty();
    }

    public Correction reading(Optional<Command> content) {
        return new Correction(fact, at, time, content, approver);
    }

    boolean names(Fact known) {
        return fact.equals(known.id()) || fact.equals(known.causationId());
    }
}

package vn.lienthong.routing.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A reported fact is to read otherwise.
 *
 * @param reported id of the FactReported that brought the fact
 * @param at business time of the correction itself
 * @param time the fact's new business time, where it changes
 * @param reading the fact's new content, where it changes; with neither the fact is annulled
 */
public record Correction(
        String reported, Instant at, Optional<Instant> time, Optional<Command> reading, String approver) {
    boolean annuls() {
        return time.isEmpty() && reading.isEmpty();
    }
}

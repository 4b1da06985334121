package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.Extended;

/** A posted fact of deadline's, waiting for its answer. */
public sealed interface Report {
    record OfExtension(Extended posted) implements Report {}

    /**
     * Without a new time and without a new reading the fact, or the correction of one, is annulled.
     *
     * @param fact id of the wrong fact, or of the FactReported that brought it
     */
    record OfCorrection(String fact, Optional<Instant> time, Optional<Extended> reading, String approver)
            implements Report {
        boolean annuls() {
            return time.isEmpty() && reading.isEmpty();
        }

        boolean names(Fact known) {
            return fact.equals(known.id()) || fact.equals(known.causationId());
        }
    }
}

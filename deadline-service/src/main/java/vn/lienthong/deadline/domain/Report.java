package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.post.Extended;

/** A posted fact of deadline's, waiting for its answer. */
public sealed interface Report {
    record OfExtension(Extended posted) implements Report {}

    /**
     * Without a new time and without a new reading the fact is annulled.
     *
     * @param fact id of the FactReported that brought the wrong fact
     */
    record OfCorrection(String fact, Optional<Instant> time, Optional<Extended> reading, String approver)
            implements Report {}
}

package vn.lienthong.reporting.report;

import java.time.Instant;
import java.util.Map;

/**
 * Which part of the log a report stands on: all of it, what was recorded up to an instant, or what stands before given
 * offsets.
 */
public sealed interface AsKnown {
    record Now() implements AsKnown {}

    record At(Instant recordedUpTo) implements AsKnown {}

    /** @param nextOffsets by partition; a partition that is not named counts with nothing */
    record Before(Map<Integer, Long> nextOffsets) implements AsKnown {}
}

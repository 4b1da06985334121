package vn.lienthong.reporting.report;

import java.time.Instant;
import java.util.Map;

/**
 * Which part of the log a report stands on: all of it, what was recorded up to an instant, or what stands before given
 * offsets.
 */
public sealed interface AsKnown {
    record Now() implements AsKnown {}

    /** @param filedUpTo up to when editions were filed that count as known */
    record At(Instant recordedUpTo, Instant filedUpTo) implements AsKnown {
        public At(Instant recordedUpTo) {
            this(recordedUpTo, recordedUpTo);
        }

        /** For a filing, which stands on whatever has been filed before it. */
        public static At toBeFiled(Instant recordedUpTo) {
            return new At(recordedUpTo, Instant.MAX);
        }
    }

    /** @param nextOffsets by partition; a partition that is not named counts with nothing */
    record Before(Map<Integer, Long> nextOffsets) implements AsKnown {}
}

package vn.lienthong.reporting.verification;

import java.time.Instant;
import java.util.List;
import vn.lienthong.audit.Finding;

/**
 * One verification.
 *
 * @param by who asked for it
 * @param records read so far, of journals and log together
 * @param remaining how many are still to be read, more or less
 * @param checkpoints how many signed checkpoints the log was held against
 * @param findings what is wrong, once all was read
 */
public record Verification(
        String id,
        State state,
        Instant startedAt,
        String by,
        long records,
        long recordsPerSecond,
        long remaining,
        int checkpoints,
        List<Finding> findings) {
    /** Where it stands; {@code FAILED} when something could not be read. */
    public enum State {
        RUNNING,
        WHOLE,
        FOUND,
        FAILED
    }
}

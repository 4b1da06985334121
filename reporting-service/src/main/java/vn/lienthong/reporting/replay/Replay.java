package vn.lienthong.reporting.replay;

import java.time.Instant;

/**
 * Views built anew.
 *
 * @param id of the replay and of its set of views
 * @param eventsPerSecond at most, or {@code null}
 * @param events gone through so far; each is gone through twice, read and applied
 * @param ofEvents to go through in all, as far as known
 * @param seconds worked so far
 * @param rowsCompared rows of live views that were held against rebuilt ones
 * @param differences in all, also those beyond the ones that are listed
 * @param failure why it failed, or {@code null}
 */
public record Replay(
        int id,
        ReplayState state,
        ReplayScope scope,
        Integer eventsPerSecond,
        String reason,
        String requestedBy,
        Instant requestedAt,
        long events,
        long ofEvents,
        double seconds,
        long rowsCompared,
        long differences,
        String failure) {}

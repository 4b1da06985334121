package vn.lienthong.reporting.adapter.rest;

import java.time.Instant;
import java.util.List;
import vn.lienthong.reporting.replay.Difference;
import vn.lienthong.reporting.replay.Replay;
import vn.lienthong.reporting.replay.ReplayState;

/**
 * How far a replay is.
 *
 * @param scope what of the log, in words
 * @param events gone through so far, each half when it is read and half when it is applied
 * @param ofEvents to go through
 * @param seconds worked so far
 * @param remaining seconds that reading and applying will still take at this pace; {@code null} when nothing is known
 * @param rowsCompared rows of live views held against rebuilt ones
 * @param differenceCount rows that differ
 * @param differences field by field; of very many not all
 * @param failure why it failed, or {@code null}
 */
record ReplayAnswer(
        String id,
        ReplayState state,
        String scope,
        String reason,
        String requestedBy,
        Instant requestedAt,
        long events,
        long ofEvents,
        long eventsPerSecond,
        double seconds,
        Long remaining,
        long rowsCompared,
        long differenceCount,
        List<Difference> differences,
        String failure) {

    static ReplayAnswer of(Replay replay, List<Difference> differences) {
        var pace = replay.seconds() == 0 ? 0 : Math.round(replay.events() / replay.seconds());
        return new ReplayAnswer(
                String.valueOf(replay.id()),
                replay.state(),
                replay.scope().toString(),
                replay.reason(),
                replay.requestedBy(),
                replay.requestedAt(),
                replay.events(),
                replay.ofEvents(),
                pace,
                replay.seconds(),
                pace == 0 ? null : Math.max(0, replay.ofEvents() - replay.events()) / pace,
                replay.rowsCompared(),
                replay.differences(),
                differences,
                replay.failure());
    }
}

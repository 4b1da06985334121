package vn.lienthong.reporting.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts a list has.
 *
 * @param from recorded at or after
 * @param to recorded before
 * @param type of the event, e.g. {@code vn.lienthong.audit.replay-started.v1}
 * @param actor who did it
 */
public record AuditFilter(
        Optional<Instant> from, Optional<Instant> to, Optional<String> type, Optional<String> actor) {}

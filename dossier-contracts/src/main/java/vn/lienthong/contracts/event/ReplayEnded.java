package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.ReplayOutcome;

/**
 * A replay came to its end by itself.
 *
 * @param events how many were applied
 * @param rowsCompared rows of views held against the live ones
 * @param differences how many of them differ
 */
public record ReplayEnded(String replay, ReplayOutcome outcome, long events, long rowsCompared, long differences)
        implements AuditAct {
    @Override
    public String subject() {
        return "replay/" + replay;
    }
}

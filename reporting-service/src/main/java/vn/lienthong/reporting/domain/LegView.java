package vn.lienthong.reporting.domain;

import java.time.Instant;

/** One agency's part in a dossier (bước xử lý) as it stands. */
public record LegView(
        String id, String unit, String work, State state, Instant startedAt, Instant completedAt, Instant dueAt) {

    /** SENT: on its way to the agency, not yet acknowledged. */
    public enum State {
        PLANNED,
        SENT,
        OPEN,
        COMPLETED
    }

    LegView sent() {
        return state == State.COMPLETED ? this : new LegView(id, unit, work, State.SENT, startedAt, null, dueAt);
    }

    LegView opened(Instant at) {
        return new LegView(id, unit, work, State.OPEN, startedAt == null ? at : startedAt, null, dueAt);
    }

    LegView completed(Instant at) {
        return new LegView(id, unit, work, State.COMPLETED, startedAt, at, dueAt);
    }

    LegView passed(String to) {
        return state == State.COMPLETED ? this : new LegView(id, to, work, state, startedAt, completedAt, dueAt);
    }

    LegView due(Instant at) {
        return new LegView(id, unit, work, state, startedAt, completedAt, at);
    }
}

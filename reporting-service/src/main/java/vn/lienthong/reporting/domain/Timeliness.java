package vn.lienthong.reporting.domain;

import java.time.Instant;

/** An open dossier is in time, due soon or overdue as of a moment; a closed one was early, on time or late for good. */
public enum Timeliness {
    IN_TIME,
    DUE_SOON,
    OVERDUE,
    EARLY,
    ON_TIME,
    LATE;

    /**
     * @param punctuality of a closed dossier, {@code null} of an open one
     * @param overdueFrom when an open one went or will go overdue; {@code null} while its clock stands still in time
     * @param dueSoonFrom the start of the last working day before its due day, or {@code null} when unknown
     */
    public static Timeliness of(Punctuality punctuality, Instant overdueFrom, Instant dueSoonFrom, Instant now) {
        if (punctuality != null) return valueOf(punctuality.name());
        if (overdueFrom == null) return IN_TIME;
        if (!now.isBefore(overdueFrom)) return OVERDUE;
        return dueSoonFrom != null && !now.isBefore(dueSoonFrom) ? DUE_SOON : IN_TIME;
    }
}

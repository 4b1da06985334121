package vn.lienthong.reporting.domain;

/** An open dossier is in time, due soon or overdue as of a moment; a closed one was early, on time or late for good. */
public enum Timeliness {
    IN_TIME,
    DUE_SOON,
    OVERDUE,
    EARLY,
    ON_TIME,
    LATE
}

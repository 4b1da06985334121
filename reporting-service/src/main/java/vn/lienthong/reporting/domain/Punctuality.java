package vn.lienthong.reporting.domain;

/** How a dossier closed against its due date: trước hạn, đúng hạn, quá hạn. */
public enum Punctuality {
    EARLY,
    ON_TIME,
    LATE
}

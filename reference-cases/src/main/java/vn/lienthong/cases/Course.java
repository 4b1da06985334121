package vn.lienthong.cases;

/** How a dossier of a case ends up. */
enum Course {
    EARLY,
    ON_TIME,
    LATE,
    OPEN_IN_TIME,
    OVERDUE
}

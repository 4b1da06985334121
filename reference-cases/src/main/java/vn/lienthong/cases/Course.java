package vn.lienthong.cases;

/** How a dossier of a case ends up. */
enum Course {
    EARLY,
    ON_TIME,
    LATE,
    OPEN_IN_TIME,
    OVERDUE;

    boolean isOpen() {
        return switch (this) {
            case EARLY, ON_TIME, LATE -> false;
            case OPEN_IN_TIME, OVERDUE -> true;
        };
    }
}

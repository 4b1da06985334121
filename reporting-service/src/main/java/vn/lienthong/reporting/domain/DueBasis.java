package vn.lienthong.reporting.domain;

/** Against which due date (thời hạn) a report judges: the one in force, or the first one, whatever became of it since. */
public enum DueBasis {
    IN_FORCE("inForce"),
    FIRST("first");

    private final String text;

    DueBasis(String text) {
        this.text = text;
    }

    /** As it is written in an address and in an answer. */
    public String text() {
        return text;
    }
}

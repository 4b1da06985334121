package vn.lienthong.reporting.domain;

/**
 * Which reports count a posting: nearly always all of them. Where the due date of a dossier moved, what follows from the
 * date in force and what follows from the first one are posted apart. The order is stored: append only.
 */
public enum CountedBy {
    EVERY_BASIS,
    DUE_IN_FORCE,
    FIRST_DUE;

    static CountedBy only(DueBasis basis) {
        return switch (basis) {
            case IN_FORCE -> DUE_IN_FORCE;
            case FIRST -> FIRST_DUE;
        };
    }

    /** What a report on that basis leaves out. */
    public static CountedBy notBy(DueBasis basis) {
        return switch (basis) {
            case IN_FORCE -> FIRST_DUE;
            case FIRST -> DUE_IN_FORCE;
        };
    }
}

package vn.lienthong.reporting.reconciliation;

/** Which dossiers a row counts: those of the unit and of all below it, its own, or those of all units below it. */
public enum Coverage {
    ALL,
    OWN,
    BELOW
}

package vn.lienthong.reporting.reconciliation;

/** Whether printed figures contradict each other, or what the suite counted. */
public enum FindingKind {
    ARITHMETIC,
    LEDGER
}

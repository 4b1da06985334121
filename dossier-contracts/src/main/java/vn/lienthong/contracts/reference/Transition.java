package vn.lienthong.contracts.reference;

/** What becomes of dossiers that were received under an earlier version of the procedure and are open (quy định chuyển tiếp). */
public enum Transition {
    /** They keep the version in force at their reception. */
    KEEP,
    /** They are counted by this version from their reception, once that is ordered. */
    APPLY
}

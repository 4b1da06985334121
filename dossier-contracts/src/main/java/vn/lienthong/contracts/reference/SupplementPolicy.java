package vn.lienthong.contracts.reference;

/** What awaiting a supplement does to the limit of the dossier. */
public enum SupplementPolicy {
    /** The whole limit counts anew from the completed dossier (NĐ 61/2018). */
    RESTART,
    /** The due date moves by the working time waited. */
    PAUSE
}

package vn.lienthong.contracts.reference;

/** Where a step is done, seen from the receiving desk. */
public enum Place {
    /** The unit that received the dossier. */
    RECEIVING,
    /** The unit above it. */
    PARENT
}

package vn.lienthong.audit;

/** What can be wrong with a record. */
public enum Kind {
    /** Its position is empty, and later ones are not. */
    MISSING,
    /** Its position is used twice, with two contents. */
    DOUBLED,
    /** It stands before a record that it must follow. */
    REORDERED,
    /** It stands where another was, and that one where it was. */
    SWAPPED,
    /** It does not read as it was hashed, or not as its neighbours and the other copy say. */
    ALTERED,
    /** From its position on everything is gone that somebody still knows. */
    CUT_OFF,
    /** From its position on the chain was written anew: whole in itself, and another than somebody knows. */
    REHASHED,
    /** It cannot be read as a record at all. */
    UNREADABLE
}

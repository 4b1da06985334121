package vn.lienthong.journal.reference;

/** The log of reference data does not prove itself: a record was altered, moved or left out. */
public final class BrokenReference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenReference(String id) {
        super(id + " is not what the hash chain says");
    }
}

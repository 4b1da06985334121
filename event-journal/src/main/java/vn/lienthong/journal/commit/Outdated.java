package vn.lienthong.journal.commit;

/** What was decided on no longer holds: the batch is run again on what is stored now. */
public final class Outdated extends RuntimeException {
    public Outdated(String what) {
        super(what);
    }
}

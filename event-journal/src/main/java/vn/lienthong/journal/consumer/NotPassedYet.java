package vn.lienthong.journal.consumer;

/** The consumer did not get that far in the time given: try again in a moment (503 with Retry-After). */
public class NotPassedYet extends RuntimeException {
    public NotPassedYet(String what) {
        super(what);
    }
}

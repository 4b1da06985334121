package vn.lienthong.journal.commit;

/** The queue of commands is full: try again in a moment (503 with Retry-After). */
public class Overloaded extends RuntimeException {
    public Overloaded(int capacity) {
        super(capacity + " commands are waiting already");
    }
}

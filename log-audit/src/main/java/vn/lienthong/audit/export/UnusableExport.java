package vn.lienthong.audit.export;

/** An export cannot be made, or not be used; the message is the one line that says why. */
public final class UnusableExport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableExport(String why) {
        super(why);
    }

    UnusableExport(String why, Throwable cause) {
        super(why, cause);
    }
}

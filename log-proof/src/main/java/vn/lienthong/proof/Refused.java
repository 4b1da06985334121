package vn.lienthong.proof;

/** What was shown proves nothing; the message is the one line that says why. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String why) {
        super(why);
    }

    Refused(String why, Throwable cause) {
        super(why, cause);
    }
}

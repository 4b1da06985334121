package vn.lienthong.contracts.log;

/** A record whose type is unknown or whose bytes do not fit the type. */
public class UnreadableEvent extends RuntimeException {
    /** How the message begins where nobody here knows the type. */
    public static final String UNKNOWN_TYPE = "unknown event type ";

    /** How it begins where the data is not what the type says. */
    public static final String UNREADABLE_DATA = "data does not fit ";

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}

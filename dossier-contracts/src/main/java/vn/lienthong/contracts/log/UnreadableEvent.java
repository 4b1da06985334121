package vn.lienthong.contracts.log;

/** A record whose type is unknown or whose bytes do not fit the type. */
public class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}

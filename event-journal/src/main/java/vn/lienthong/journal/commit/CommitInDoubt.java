package vn.lienthong.journal.commit;

/**
 * The connection was lost while the commit was under way, and the command carries no identity by which a repeat could
 * be recognised: look before trying again (503).
 */
public class CommitInDoubt extends RuntimeException {
    public CommitInDoubt(Throwable cause) {
        super("the connection was lost during the commit", cause);
    }
}

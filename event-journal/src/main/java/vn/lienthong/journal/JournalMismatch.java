package vn.lienthong.journal;

/** The database holds another owner's journal, or one with another shard count or hash function: refuse to start. */
public class JournalMismatch extends RuntimeException {
    public JournalMismatch(String message) {
        super(message);
    }
}

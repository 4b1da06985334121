package vn.lienthong.journal.commit;

/** The database is away; nothing of the command was written: try again in a moment (503 with Retry-After). */
public class JournalUnavailable extends RuntimeException {
    public JournalUnavailable(Throwable cause) {
        super("the journal's database is away", cause);
    }
}

package vn.lienthong.journal.commit;

/** What became of an accepted command: PENDING waits for the owner of the fact and ends as one of the others. */
public enum ClaimOutcome {
    APPLIED,
    PENDING,
    REJECTED
}

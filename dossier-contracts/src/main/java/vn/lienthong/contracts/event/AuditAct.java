package vn.lienthong.contracts.event;

/**
 * Somebody looked into the log or changed what is read of it. Who and when stand on the record; why, in words of theirs
 * without personal data, in the act.
 */
public sealed interface AuditAct extends AuditEvent
        permits ReplayStarted,
                ReplayEnded,
                ReplayCancelled,
                ViewsPromoted,
                VerificationStarted,
                VerificationEnded,
                LogExported {

    /** What it was done to: acts of one subject make one history. */
    String subject();
}

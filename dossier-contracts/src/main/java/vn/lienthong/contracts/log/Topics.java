package vn.lienthong.contracts.log;

/** The topics of the suite. */
public final class Topics {
    /** The one log: every published fact of every owner, kept for ever, keyed by root dossier. */
    public static final String DOSSIER_EVENTS = "dossier-events";
    /** Compacted: how far each (owner, shard) has come, once a second, also when idle. */
    public static final String JOURNAL_HEADS = "journal-heads";
    /**
     * Changes of units, agencies, officers, delegations, procedures, calendars and sources, kept for ever; a key names
     * subject and version.
     */
    public static final String REFERENCE_DATA = "reference-data";
    /** Filings and audit acts. */
    public static final String AUDIT_EVENTS = "audit-events";
    /** Signed checkpoints of the whole log, kept for ever; the key is the number. */
    public static final String CHECKPOINTS = "checkpoints";

    private Topics() {}
}

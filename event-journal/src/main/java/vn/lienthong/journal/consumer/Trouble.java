package vn.lienthong.journal.consumer;

import vn.lienthong.contracts.log.UnreadableEvent;

/** Of which kind the cause is for which a record waits, and so what would let it through. */
public enum Trouble {
    /** Written by a newer service: this one must be upgraded, then tried again. */
    UNKNOWN_TYPE,
    /** The data is not what its type says: no service here can ever read it. */
    UNREADABLE_DATA,
    /** The database refused what was to be written. */
    DATABASE,
    /** A fault in the service. */
    FAULT;

    static Trouble of(String cause) {
        if (cause.startsWith(UnreadableEvent.UNKNOWN_TYPE)) return UNKNOWN_TYPE;
        if (cause.startsWith(UnreadableEvent.UNREADABLE_DATA)) return UNREADABLE_DATA;
        return cause.startsWith(Cause.SQL_STATE) ? DATABASE : FAULT;
    }
}

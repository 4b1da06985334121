package vn.lienthong.journal.consumer;

import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;

/** The last record of a journal shard that was accepted from the log. */
record SourcePosition(long position, Hash hash) {
    static final SourcePosition START = new SourcePosition(0, Hash.ZERO);

    static SourcePosition of(LogRecord record) {
        return new SourcePosition(record.position(), record.hash());
    }
}

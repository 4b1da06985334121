package vn.lienthong.journal.relay;

import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;

/**
 * What a partition holds of one journal shard, read record by record: the last of the contiguous ones, and whether any
 * stands behind a gap.
 */
final class LogTail {
    private final Owner owner;
    private final long firstOffset;
    private long position;
    private Hash hash;
    private long offset;
    private long highest;
    private boolean confirmed;

    private LogTail(Owner owner, long position, Hash hash, long offset, boolean confirmed) {
        this.owner = owner;
        this.position = position;
        this.hash = hash;
        this.offset = offset;
        this.firstOffset = Math.max(offset, 0);
        this.highest = position;
        this.confirmed = confirmed;
    }

    static LogTail fromStart(Owner owner) {
        return new LogTail(owner, 0, Hash.ZERO, -1, true);
    }

    /** From a record that is believed to stand at an offset; the reading has to confirm it. */
    static LogTail from(Owner owner, long position, Hash hash, long offset) {
        return new LogTail(owner, position, hash, offset, false);
    }

    /** @throws LogDisagrees if the record does not follow its predecessor */
    void read(LogRecord record, long at) {
        if (record.owner() != owner) return;
        if (at == firstOffset && record.position() == position)
            confirmed = record.hash().equals(hash);
        highest = Math.max(highest, record.position());
        if (record.position() == position + 1) follow(record, at);
    }

    private void follow(LogRecord record, long at) {
        if (!record.previousHash().equals(hash))
            throw new LogDisagrees(record.id() + " at offset " + at + " does not follow the record before it");
        position = record.position();
        hash = record.hash();
        offset = at;
    }

    /** Where to begin reading. */
    long firstOffset() {
        return firstOffset;
    }

    /** Whether the record to begin with stood where it was believed to stand; else the reading is worth nothing. */
    boolean confirmed() {
        return confirmed;
    }

    long position() {
        return position;
    }

    Hash hash() {
        return hash;
    }

    /** Of the last contiguous record, -1 before the first. */
    long offset() {
        return offset;
    }

    /** The highest position seen, also behind a gap. */
    long highest() {
        return highest;
    }
}

package vn.lienthong.journal.consumer;

import java.time.Instant;
import vn.lienthong.contracts.log.LogRecord;

/**
 * A record at its place in the log.
 *
 * @param offset in its partition
 * @param recordedAt what readers take as its recorded time: the running maximum along the partition, so that "known at
 *     T" is a prefix of the log
 */
public record PlacedRecord(LogRecord record, long offset, Instant recordedAt) {
    /** Where it stands: in the partition that has the number of its shard, which its hash covers. */
    public int partition() {
        return record.shard();
    }
}

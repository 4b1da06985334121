package vn.lienthong.reporting.projection;

import java.time.Instant;
import vn.lienthong.reporting.domain.Entry;

/**
 * A line of the ledger.
 *
 * @param offset of the record from which on it stands, and {@code recordedAt} when that was recorded
 * @param cause offset of the record that led to it: the same, or an earlier one that was applied late
 */
public record BookedEntry(int partition, String dossier, Entry entry, long offset, Instant recordedAt, long cause) {

    /** Where it is another record than that from which on it stands. */
    Long earlierCause() {
        return cause == offset ? null : cause;
    }
}

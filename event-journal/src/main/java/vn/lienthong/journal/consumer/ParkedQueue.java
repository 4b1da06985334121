package vn.lienthong.journal.consumer;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.log.LogRecord;

/**
 * Everything of a dossier that waits in one partition.
 *
 * @param cause what went wrong with the first, without personal data
 * @param since when it was parked
 * @param waiting in order, the first being the one that cannot be applied
 */
public record ParkedQueue(int partition, String cause, Instant since, List<PlacedRecord> waiting) {
    public Trouble trouble() {
        return Trouble.of(cause);
    }

    public PlacedRecord first() {
        return waiting.getFirst();
    }

    public LogRecord record() {
        return first().record();
    }
}
